using System.Text.Json.Serialization;
using TypedStreaming;

namespace OrgSchema;

/// <summary>
/// A platform event of a printer that needs ink. The program declares the members, which are compared with the metadata in force-app.
/// </summary>
/// <param name="Model">The model of the printer.</param>
/// <param name="Level">The ink that is left, from 0 to 1.</param>
[PlatformEvent("/event/Low_Ink__e")]
public sealed partial record LowInk(
    [property: JsonPropertyName("Printer_Model__c")] string Model,
    [property: JsonPropertyName("Ink_Percentage__c")] double? Level);
