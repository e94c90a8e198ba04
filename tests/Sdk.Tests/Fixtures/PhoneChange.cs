namespace TypedStreaming.Tests.Fixtures;

/// <summary>A change that is read without its header.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record PhoneChange
{
    public Field<string> Phone { get; init; }
}
