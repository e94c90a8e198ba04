using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>The data of the events, as Salesforce writes it.</summary>
internal static class Documents
{
    public const string Small = """
        {"Id":"001B000000klpQ5IAI","Name":"Harbour Steel Works Ltd","AnnualRevenue":12500000.50,"NumberOfEmployees":4200,"Industry":"Manufacturing",
        "LastModifiedDate":"2026-05-04T09:12:33.208Z","IsActive__c":true}
        """;

    public const string Wide = """
        {"Id":"001B000000kl7cb4Bd","Name":"Trade Dock","Type":"Forest","ParentId":"001B000000klF8b76F","BillingStreet":"Lake Berlin Trade",
        "BillingCity":"Harbour","BillingState":"Forest","BillingPostalCode":null,"BillingCountry":"Works Dock Ltd",
        "BillingLatitude":-61.308011,"BillingLongitude":82.349473,"ShippingStreet":"Blue","ShippingCity":"Lake",
        "ShippingState":"Berlin Ltd","ShippingPostalCode":"Union Forest","ShippingCountry":"Ltd Trade","ShippingLatitude":83.536875,
        "ShippingLongitude":-65.853160,"Phone":null,"Fax":"Street Street","AccountNumber":"Harbour","Website":"Berlin Trade Blue",
        "PhotoUrl":"Lake Trade Steel","Sic":"Trade Forest","Industry":"Forest Dock Harbour","AnnualRevenue":2746357.89,
        "NumberOfEmployees":21391,"Ownership":"Forest Steel Union","TickerSymbol":"Trade","Description":null,
        "Rating":"Harbour Street Berlin","Site":"Parts Street Lake","OwnerId":"001B000000klD409DD",
        "CreatedDate":"2026-02-11T09:49:58.046Z","CreatedById":"001B000000klCcAb8a","LastModifiedDate":"2026-04-11T04:10:14.110Z",
        "LastModifiedById":"001B000000kldb16D9","SystemModstamp":"2026-05-14T00:31:30.368Z","LastActivityDate":"2026-03-28",
        "IsDeleted":false,"MasterRecordId":null,"Jigsaw":"Berlin Steel","JigsawCompanyId":"001B000000kledfb3d",
        "CleanStatus":"Harbour Trade Ltd","AccountSource":"Berlin Harbour","DunsNumber":"Steel Dock","Tradestyle":"Parts Blue",
        "NaicsCode":"Trade Trade","NaicsDesc":"Trade","YearStarted":"Berlin Union","SicDesc":"Trade Harbour","DandbCompanyId":null,
        "OperatingHoursId":"001B000000klF0c1f0","CustomerPriority__c":"Harbour Berlin","SLA__c":"Trade North North","Active__c":false,
        "NumberofLocations__c":39035,"UpsellOpportunity__c":"Blue Works","SLASerialNumber__c":"Parts","SLAExpirationDate__c":"2026-11-24",
        "CreditLimit__c":2214874.39,"Discount__c":0.001929,"Region__c":null,"Segment__c":"Lake Harbour North","Score__c":28524,
        "IsStrategic__c":true,"RenewalDate__c":"2026-02-20","LastOrderAt__c":"2026-06-20T03:38:20.081Z","OpenOrders__c":22067,
        "Balance__c":3667764.72,"Currency__c":"Harbour Lake","Language__c":"Steel"}
        """;

    public const string Nested = """
        {"Id":"801B000000klpQ5IAI","OrderNumber":"00000417","TotalAmount":1299.90,"Customer":{"Id":"003B000000klpQ5IAI","Name":"Ada Lake","Email":"ada@lake.example",
        "MailingAddress":{"Street":"Dock Street 4","City":"Berlin","PostalCode":"10115","Country":"Germany","Latitude":52.532,"Longitude":13.3849}},
        "BillingAddress":{"Street":"North Road 17","City":"Hamburg","PostalCode":"20095","Country":"Germany","Latitude":53.5503,"Longitude":9.992},
        "ShippingAddress":{"Street":"Harbour 1","City":"Bremen","PostalCode":"28195","Country":"Germany","Latitude":null,"Longitude":null},"EffectiveDate":"2026-05-04"}
        """;

    public const string Changed = """
        {"ChangeEventHeader":{"entityName":"Account","recordIds":["001B000000klpQ5IAI"],"changeType":"UPDATE","changeOrigin":"com/salesforce/api/soap/67.0;client=SfdcInternalAPI/",
        "transactionKey":"0001b7b9-4cb5-bd09-c9a9-8ac1d8dd0d0b","sequenceNumber":1,"commitTimestamp":1777886471000,"commitNumber":10585193272713,"commitUser":"005B0000001KLPQIA4",
        "nulledFields":["Fax"],"diffFields":[],"changedFields":["Phone","Fax","AnnualRevenue","LastModifiedDate","IsActive__c"]},
        "Phone":"+49 30 1234567","Fax":null,"AnnualRevenue":12500000.50,"LastModifiedDate":"2026-05-04T09:12:33.208Z","IsActive__c":true}
        """;

    public static readonly string Texts = JsonSerializer.Serialize(new Dictionary<string, string?>
    {
        ["Id"] = "500B000000klpQ5IAI",
        ["CaseNumber"] = "00001026",
        ["Subject"] = "Pump without pressure, dock 4",
        ["Description"] = Text(12),
        ["Comments"] = Text(4) + "\n\"Closed\" by the operator: see \u00a7 7.",
        ["SuppliedName"] = "Jürgen Groß",
        ["SuppliedEmail"] = "juergen@dock.example",
        ["SuppliedCompany"] = "Harbour Steel Works Ltd",
        ["Resolution__c"] = null,
        ["InternalNotes__c"] = Text(8),
    });

    /// <summary>The document without white space, its members in the order of their declaration.</summary>
    public static byte[] InOrder(string json) => JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(json));

    /// <summary>The same members in another order, the same each time.</summary>
    public static byte[] Shuffled(string json) => JsonSerializer.SerializeToUtf8Bytes(Shuffle(JsonNode.Parse(json)!));

    private static JsonNode? Shuffle(JsonNode? node)
    {
        if (node is not JsonObject members) return node?.DeepClone();
        var shuffled = members.ToArray();
        new Random(4).Shuffle(shuffled);
        return new JsonObject(shuffled.Select(m => KeyValuePair.Create(m.Key, Shuffle(m.Value))));
    }

    private static string Text(int sentences) => string.Concat(Enumerable.Repeat("A pump at the northern dock lost pressure twice during the night shift; the operator closed valve 7 and called the service desk. ", sentences));
}
