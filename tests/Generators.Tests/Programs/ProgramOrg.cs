using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>
/// The org of the programs whose names contain <c>Org</c>: some SFDX source, of which Account has only custom fields, and the description of
/// one object.
/// </summary>
internal static class ProgramOrg
{
    public static readonly IReadOnlyList<MetadataText> Files =
    [
        MetadataText.Field("Account", "Tier__c", MetadataText.Picklist("Gold", "Silver") + "<label>Tier</label>"),
        MetadataText.Field("Account", "Regions__c", MetadataText.Picklist("MultiselectPicklist", isRestricted: true, "EMEA", "Asia-Pacific")),
        MetadataText.Field("Account", "Mood__c", MetadataText.Picklist("Picklist", isRestricted: false, "Good")),
        MetadataText.Field("Account", "Place__c", "<type>Location</type>"),
        MetadataText.Field("Account", "Score__c", "<type>Number</type><precision>4</precision><scale>0</scale>"),
        MetadataText.Field("Account", "Rate__c", "<type>Percent</type><scale>2</scale>"),
        MetadataText.Field("Account", "Revenue__c", "<type>Currency</type><scale>2</scale>"),
        MetadataText.Field("Account", "Since__c", "<type>Date</type>"),
        MetadataText.Field("Account", "Seen__c", "<type>DateTime</type>"),
        MetadataText.Field("Account", "Opens__c", "<type>Time</type>"),
        MetadataText.Field("Account", "Active__c", "<type>Checkbox</type>"),
        MetadataText.Field("Account", "Parent__c", "<type>Lookup</type>"),
        MetadataText.Field("Account", "Notes__c", "<type>LongTextArea</type>"),
        MetadataText.Field("Account", "Total__c", "<type>Summary</type>"),
        MetadataText.Object("Invoice__c"),
        MetadataText.Field("Invoice__c", "Number__c", "<type>Text</type><required>true</required>"),
        MetadataText.Object("Low_Ink__e", "<label>Low ink</label>"),
        MetadataText.Field("Low_Ink__e", "Printer_Model__c", "<type>Text</type><required>true</required>"),
        MetadataText.Field("Low_Ink__e", "Level__c", "<type>Number</type><scale>2</scale>"),
        MetadataText.Describe(
            "Contact",
            """{"name":"Id","type":"id"},{"name":"Name","type":"string"},{"name":"LastName","type":"string"},{"name":"MailingAddress","type":"address"},{"name":"MailingCity","type":"string","compoundFieldName":"MailingAddress"},{"name":"Level__c","type":"int"}"""),
    ];

    public static IReadOnlyList<MetadataText> For(string program) => program.Contains("Org", StringComparison.Ordinal) ? Files : [];
}
