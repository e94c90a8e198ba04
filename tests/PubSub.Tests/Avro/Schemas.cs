namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>Writer's schemas of the shape that the service has.</summary>
internal static class Schemas
{
    public const string Header =
        """
        {"type":"record","name":"ChangeEventHeader","fields":[
        {"name":"entityName","type":"string"},{"name":"recordIds","type":{"type":"array","items":"string"}},
        {"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":["CREATE","UPDATE","DELETE","UNDELETE","GAP_CREATE","GAP_UPDATE","GAP_DELETE","GAP_UNDELETE","GAP_OVERFLOW","SNAPSHOT"]}},
        {"name":"changeOrigin","type":"string"},{"name":"transactionKey","type":"string"},{"name":"sequenceNumber","type":"int"},
        {"name":"commitTimestamp","type":"long"},{"name":"commitNumber","type":"long"},{"name":"commitUser","type":"string"},
        {"name":"nulledFields","type":{"type":"array","items":"string"}},{"name":"diffFields","type":{"type":"array","items":"string"}},
        {"name":"changedFields","type":{"type":"array","items":"string"}}]}
        """;

    /// <summary>The schema of the first worked example: a name with three branches, and an address that is used a second time by its bare name.</summary>
    public static string Small { get; } = Change(
        "XChangeEvent",
        """{"name":"Name","type":["null","string",{"type":"record","name":"Switchable_PersonName","fields":[{"name":"FirstName","type":["null","string"]}]}]}""",
        """{"name":"AnnualRevenue","type":["null","double"]}""",
        """{"name":"BillingAddress","type":["null",{"type":"record","name":"Address","fields":[{"name":"Street","type":["null","string"]},{"name":"City","type":["null","string"]}]}]}""",
        """{"name":"ShippingAddress","type":["null","Address"]}""",
        """{"name":"LastModifiedDate","type":["null","long"]}""");

    public const string Order =
        """
        {"type":"record","name":"Order__e","namespace":"com.sforce.eventbus","fields":[
        {"name":"CreatedDate","type":"long","doc":"CreatedDate:DateTime"},{"name":"CreatedById","type":"string","doc":"CreatedBy:EntityId"},
        {"name":"Number__c","type":["null","string"],"default":null},{"name":"Total__c","type":["null","double"],"default":null},
        {"name":"Paid__c","type":["null","boolean"],"default":null}]}
        """;

    public static string Change(string name, params string[] fields) =>
        $$"""{"type":"record","name":"{{name}}","namespace":"com.sforce.eventbus","fields":[{"name":"ChangeEventHeader","type":{{Header}}},{{string.Join(',', fields)}}]}""";

    public static string Event(string name, params string[] fields) =>
        $$"""{"type":"record","name":"{{name}}","namespace":"com.sforce.eventbus","fields":[{{string.Join(',', fields)}}]}""";

    /// <summary>The schema of a change event whose first compound fields are at the indexes 4 and 7.</summary>
    public static string Wide(int fields)
    {
        var compound = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{"name":"P{{i}}","type":["null","string"]}"""));
        return Change("WideChangeEvent", [.. Enumerable.Range(1, fields).Select(i => i is 4 or 7
            ? $$"""{"name":"F{{i}}","type":["null",{{(i == 4 ? $$"""{"type":"record","name":"Compound","fields":[{{compound}}]}""" : "\"Compound\"")}}]}"""
            : $$"""{"name":"F{{i}}","type":["null","string"]}""")]);
    }
}
