using System.Numerics;
using Avro;
using Avro.Generic;
using Avro.IO;

namespace TypedStreaming.Benchmarks.Avro;

/// <summary>Writes the payloads with Apache.Avro.</summary>
internal static class Payloads
{
    private static readonly RecordSchema Account = (RecordSchema)Schema.Parse(AccountSchema.Json);

    private static readonly string[] RecordIds = ["001Kx00000Zz1AAIAZ"];

    private static readonly (string Name, object Value)[] New =
    [
        ("Name", "Blue Harbour Logistics"), ("Type", "Customer - Direct"), ("BillingAddress", Address("Storgata 12", "Oslo", "0155", "Norway")), ("Phone", "+47 22 00 11 22"),
        ("Fax", "+47 22 00 11 23"), ("AccountNumber", "BH-20391"), ("Website", "https://blueharbour.example"), ("Industry", "Transportation"), ("AnnualRevenue", 12_500_000.5),
        ("NumberOfEmployees", 240), ("Ownership", "Private"), ("Description", "Ships containers between the harbours of the North Sea and the Baltic Sea, and stores them."),
        ("Rating", "Hot"), ("Site", "Headquarters"), ("OwnerId", "005Kx00000Ab1CDIAZ"), ("CreatedDate", 1795946400000), ("CreatedById", "005Kx00000Ab1CDIAZ"),
        ("LastModifiedDate", 1795946400000), ("LastModifiedById", "005Kx00000Ab1CDIAZ"), ("IsDeleted", false), ("CleanStatus", "Pending"), ("AccountSource", "Web"),
        ("Custom1__c", true), ("Custom2__c", 1795910400000), ("Custom5__c", 17.25),
    ];

    public static byte[] Update { get; } = Write(
        "UPDATE",
        [
            ("Phone", "+47 22 00 11 22"), ("AnnualRevenue", 12_500_000.5), ("BillingAddress", Address(null, "Oslo", null, null)), ("LastModifiedDate", 1795946400000),
            ("LastModifiedById", "005Kx00000Ab1CDIAZ"),
        ],
        ["Phone", "AnnualRevenue", "LastModifiedDate", "LastModifiedById"],
        [$"{Account["BillingAddress"].Pos}-0x02"]);

    public static byte[] Create { get; } = Write("CREATE", New, [], []);

    private static GenericRecord Address(string? street, string? city, string? postalCode, string? country)
    {
        var type = ((UnionSchema)((RecordSchema)Schema.Parse(AccountSchema.Json))["BillingAddress"].Schema).Schemas.OfType<RecordSchema>().First();
        var address = new GenericRecord(type);
        foreach (var (name, value) in new[] { ("Street", street), ("City", city), ("PostalCode", postalCode), ("Country", country) }) address.Add(name, value);
        return address;
    }

    private static byte[] Write(string changeType, (string Name, object Value)[] fields, string[] changed, string[] changedParts)
    {
        var type = (RecordSchema)Account["ChangeEventHeader"].Schema;
        var header = new GenericRecord(type);
        header.Add("entityName", "Account");
        header.Add("recordIds", RecordIds);
        header.Add("changeType", new GenericEnum((EnumSchema)type["changeType"].Schema, changeType));
        header.Add("changeOrigin", "com/salesforce/api/rest/66.0");
        header.Add("transactionKey", "0001b2c3-7a55-4a0f-8f1e-0d1b6c2a7e44");
        header.Add("sequenceNumber", 1);
        header.Add("commitTimestamp", 1795946400000);
        header.Add("commitNumber", 1709303151782928388);
        header.Add("commitUser", "005Kx00000Ab1CDIAZ");
        header.Add("nulledFields", Array.Empty<string>());
        header.Add("diffFields", Array.Empty<string>());
        header.Add("changedFields", changed.Length == 0 ? [] : (string[])[Bitmap(changed), .. changedParts]);
        var record = new GenericRecord(Account);
        record.Add("ChangeEventHeader", header);
        foreach (var (name, value) in fields) record.Add(name, value);
        using var stream = new MemoryStream();
        new GenericDatumWriter<GenericRecord>(Account).Write(record, new BinaryEncoder(stream));
        return stream.ToArray();
    }

    private static string Bitmap(string[] fields) =>
        "0x" + Convert.ToHexString(fields.Aggregate(BigInteger.Zero, (bits, name) => bits | (BigInteger.One << Account[name].Pos)).ToByteArray(isUnsigned: true, isBigEndian: true));
}
