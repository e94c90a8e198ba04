namespace TypedStreaming.Benchmarks.Avro;

/// <summary>A writer's schema of the size and shape of the change events of accounts: the header and 86 fields.</summary>
internal static class AccountSchema
{
    private const string Header =
        """
        {"name":"ChangeEventHeader","type":{"type":"record","name":"ChangeEventHeader","fields":[{"name":"entityName","type":"string"},
        {"name":"recordIds","type":{"type":"array","items":"string"}},{"name":"changeType","type":{"type":"enum","name":"ChangeType",
        "symbols":["CREATE","UPDATE","DELETE","UNDELETE","GAP_CREATE","GAP_UPDATE","GAP_DELETE","GAP_UNDELETE","GAP_OVERFLOW","SNAPSHOT"]}},
        {"name":"changeOrigin","type":"string"},{"name":"transactionKey","type":"string"},{"name":"sequenceNumber","type":"int"},
        {"name":"commitTimestamp","type":"long"},{"name":"commitNumber","type":"long"},{"name":"commitUser","type":"string"},
        {"name":"nulledFields","type":{"type":"array","items":"string"}},{"name":"diffFields","type":{"type":"array","items":"string"}},
        {"name":"changedFields","type":{"type":"array","items":"string"}}]}}
        """;

    private const string Address =
        """
        {"type":"record","name":"Address","fields":[{"name":"Street","type":["null","string"]},{"name":"City","type":["null","string"]},
        {"name":"State","type":["null","string"]},{"name":"PostalCode","type":["null","string"]},{"name":"Country","type":["null","string"]},
        {"name":"Latitude","type":["null","double"]},{"name":"Longitude","type":["null","double"]},{"name":"Xyz","type":["null","string"]},
        {"name":"GeocodeAccuracy","type":["null","string"]}]}
        """;

    private const string Name =
        """
        ["null","string",{"type":"record","name":"Switchable_PersonName","fields":[{"name":"Salutation","type":["null","string"]},
        {"name":"FirstName","type":["null","string"]},{"name":"LastName","type":["null","string"]}]}]
        """;

    /// <summary>The fields in their order, each with its type in Avro; what is not listed is a text.</summary>
    private static readonly (string Name, string Type)[] Fields =
    [
        ("Name", Name), ("Type", Text), ("ParentId", Text), ("BillingAddress", $"[\"null\",{Address}]"), ("ShippingAddress", "[\"null\",\"Address\"]"),
        ("Phone", Text), ("Fax", Text), ("AccountNumber", Text), ("Website", Text), ("Sic", Text), ("Industry", Text), ("AnnualRevenue", Number),
        ("NumberOfEmployees", "[\"null\",\"int\"]"), ("Ownership", Text), ("TickerSymbol", Text), ("Description", Text), ("Rating", Text), ("Site", Text),
        ("OwnerId", Text), ("CreatedDate", Long), ("CreatedById", Text), ("LastModifiedDate", Long), ("LastModifiedById", Text), ("IsDeleted", Flag),
        ("Jigsaw", Text), ("JigsawCompanyId", Text), ("CleanStatus", Text), ("AccountSource", Text), ("DunsNumber", Text), ("Tradestyle", Text),
        ("NaicsCode", Text), ("NaicsDesc", Text), ("YearStarted", Text), ("SicDesc", Text), ("DandbCompanyId", Text), ("OperatingHoursId", Text),
        .. Enumerable.Range(1, 50).Select(i => ($"Custom{i}__c", (i % 5) switch { 0 => Number, 1 => Flag, 2 => Long, _ => Text })),
    ];

    public static string Json { get; } =
        $$"""{"type":"record","name":"AccountChangeEvent","namespace":"com.sforce.eventbus","fields":[{{Header}},{{string.Join(',', Fields.Select(f => $$"""{"name":"{{f.Name}}","type":{{f.Type}},"default":null}"""))}}]}""";

    private static string Text => "[\"null\",\"string\"]";

    private static string Number => "[\"null\",\"double\"]";

    private static string Long => "[\"null\",\"long\"]";

    private static string Flag => "[\"null\",\"boolean\"]";
}
