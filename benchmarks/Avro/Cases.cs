using Avro.Generic;

namespace TypedStreaming.Benchmarks.Avro;

/// <summary>An update of five fields and a new record with 25, each as a type with and without the header.</summary>
internal static class Cases
{
    public static IReadOnlyList<PayloadCase> All { get; } =
    [
        new PayloadCase<AccountChange>("update", Payloads.Update, IsSame),
        new PayloadCase<AccountFields>("update, no header", Payloads.Update, IsSame),
        new PayloadCase<AccountChange>("create", Payloads.Create, IsSame),
        new PayloadCase<AccountFields>("create, no header", Payloads.Create, IsSame),
    ];

    private static bool IsSame(AccountChange own, GenericRecord other)
    {
        var header = (GenericRecord)other["ChangeEventHeader"];
        return own.Header.CommitNumber == (long)header["commitNumber"]
            && own.Header.ChangeTypeName == ((GenericEnum)header["changeType"]).Value
            && (own.Header.ChangeType == ChangeType.Create || own.Header.ChangedFields!.Contains("BillingAddress.City"))
            && IsSame(own.Phone, own.AnnualRevenue, own.BillingAddress, own.Rest(), other);
    }

    private static bool IsSame(AccountFields own, GenericRecord other) => IsSame(own.Phone, own.AnnualRevenue, own.BillingAddress, own.Rest(), other);

    private static bool IsSame(Field<string> phone, Field<decimal> revenue, Field<Address> address, (Field<string> Industry, Field<DateTimeOffset> Modified) rest, GenericRecord other) =>
        phone.Value == (string)other["Phone"]
        && revenue.Value == (decimal)(double)other["AnnualRevenue"]
        && address.Value.City.Value == (string)((GenericRecord)other["BillingAddress"])["City"]
        && rest.Industry.HasValue == other["Industry"] is string
        && rest.Modified.Value.ToUnixTimeMilliseconds() == (long)other["LastModifiedDate"];

    private static (Field<string> Industry, Field<DateTimeOffset> Modified) Rest(this AccountChange own) => (own.Industry, own.LastModifiedDate);

    private static (Field<string> Industry, Field<DateTimeOffset> Modified) Rest(this AccountFields own) => (own.Industry, own.LastModifiedDate);
}
