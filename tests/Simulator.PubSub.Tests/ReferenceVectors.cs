namespace TypedStreaming.Simulator.PubSub.Tests;

/// <summary>Schemas and bytes that were made by hand, from the description of the protocol.</summary>
internal static class ReferenceVectors
{
    /// <summary>The payload of the change event in the worked example, of the schema below.</summary>
    public const string ChangePayload =
        "0258020661303100020002740280b083c598688880d1f7a08ad5b82f027502083078303400000408307832340c332d3078303200"
        + "0000020002084f736c6f000280b083c59868";

    /// <summary>A platform event with number, total and no value for the checkbox.</summary>
    public const string PlatformPayload = "80b083c59868243030353030303030303030303030314141410206412d3102000000000000294000";

    public const string PlatformSchema = """
        {"name":"Order__e","namespace":"com.sforce.eventbus","type":"record","fields":[
        {"name":"CreatedDate","type":"long"},{"name":"CreatedById","type":"string"},
        {"name":"Number__c","type":["null","string"],"default":null},
        {"name":"Total__c","type":["null","double"],"default":null},
        {"name":"Paid__c","type":["null","boolean"],"default":null}]}
        """;

    /// <summary>A change event with a name of three branches, a number, two addresses of one type, and a date.</summary>
    public static string AccountSchema(string name) => """
        {"name":"NAME","namespace":"com.sforce.eventbus","type":"record","fields":[
        {"name":"ChangeEventHeader","type":{"name":"ChangeEventHeader","type":"record","fields":[
        {"name":"entityName","type":"string"},{"name":"recordIds","type":{"type":"array","items":"string"}},
        {"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":
        ["CREATE","UPDATE","DELETE","UNDELETE","GAP_CREATE","GAP_UPDATE","GAP_DELETE","GAP_UNDELETE","GAP_OVERFLOW","SNAPSHOT"]}},
        {"name":"changeOrigin","type":"string"},{"name":"transactionKey","type":"string"},{"name":"sequenceNumber","type":"int"},
        {"name":"commitTimestamp","type":"long"},{"name":"commitNumber","type":"long"},{"name":"commitUser","type":"string"},
        {"name":"nulledFields","type":{"type":"array","items":"string"}},{"name":"diffFields","type":{"type":"array","items":"string"}},
        {"name":"changedFields","type":{"type":"array","items":"string"}}]}},
        {"name":"Name","type":["null","string",{"name":"Switchable_PersonName","type":"record","fields":[
        {"name":"LastName","type":["null","string"],"default":null}]}],"default":null},
        {"name":"AnnualRevenue","type":["null","double"],"default":null},
        {"name":"BillingAddress","type":["null",{"name":"Address","type":"record","fields":[
        {"name":"Street","type":["null","string"],"default":null},{"name":"City","type":["null","string"],"default":null}]}],"default":null},
        {"name":"ShippingAddress","type":["null","Address"],"default":null},
        {"name":"LastModifiedDate","type":["null","long"],"default":null}]}
        """.Replace("NAME", name, StringComparison.Ordinal);
}
