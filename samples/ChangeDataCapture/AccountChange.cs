using TypedStreaming;

namespace ChangeDataCapture;

/// <summary>The fields in a change event of an account. Fields that are unset have not changed.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Name { get; init; }

    public Field<string> Phone { get; init; }

    public Field<Address> BillingAddress { get; init; }

    public Field<TextChange> Description { get; init; }

    /// <exception cref="ArgumentException">The description is a difference to another text than the one in the copy.</exception>
    internal Account ApplyTo(Account account) => account with
    {
        Name = After(Name, account.Name),
        Phone = After(Phone, account.Phone),
        Street = BillingAddress.IsNull ? null : After(BillingAddress.GetValueOrDefault()?.Street ?? default, account.Street),
        City = BillingAddress.IsNull ? null : After(BillingAddress.GetValueOrDefault()?.City ?? default, account.City),
        Description = Description.IsSet ? Description.GetValueOrDefault()?.Apply(account.Description ?? "") : account.Description,
    };

    private static string? After(Field<string> field, string? before) => field.IsSet ? field.GetValueOrDefault() : before;
}
