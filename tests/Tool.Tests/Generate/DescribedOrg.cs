using TypedStreaming.Simulator;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Generate;

/// <summary>An org with a described object, a described platform event, and a PushTopic with a query.</summary>
internal static class DescribedOrg
{
    public const string Query = "SELECT Id, Name, Total__c FROM Order__c WHERE Status__c = 'Open'";

    public static async Task<OrgShell> StartAsync()
    {
        var shell = await OrgShell.StartAsync();
        shell.Org.AddMetadata("Order__c.describe.json", """
            {"name":"Order__c","label":"Order","fields":[
              {"name":"Id","type":"id","label":"Record ID","nillable":false},
              {"name":"Name","type":"string","label":"Order No."},
              {"name":"Total__c","type":"currency","label":"Total","scale":2,"inlineHelpText":"Without tax"},
              {"name":"Memo__c","type":"textarea","label":"Memo","filterable":false,"inlineHelpText":"In <b>bold</b>"},
              {"name":"Status__c","type":"picklist","label":"Status","restrictedPicklist":true,"picklistValues":[
                {"value":"Open","label":"Open","active":true},{"value":"In transit","label":"On its way","active":true},{"value":"Lost","label":"Lost","active":false}]}]}
            """);
        shell.Org.AddMetadata("Low_Ink__e.object-meta.xml", """
            <CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Low Ink</label>
              <fields><fullName>Printer__c</fullName><label>Printer</label><type>Text</type><length>80</length></fields>
              <fields><fullName>Level__c</fullName><label>Level</label><type>Number</type><precision>5</precision><scale>2</scale></fields></CustomObject>
            """);
        shell.Org.AddPushTopic(new PushTopicDraft("OpenOrders", Query));
        return shell;
    }
}
