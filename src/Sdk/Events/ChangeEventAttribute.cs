using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming;

/// <summary>
/// Marks a partial class, record or struct as the typed form of change events (Change Data Capture). The source generator writes the code that reads
/// the events and subscribes to them. An event contains only the fields that have changed, so declare the members as <see cref="Field{T}"/>, which
/// distinguishes unchanged, cleared and changed fields. For a type without members, the members are generated from the metadata of its object, if the
/// project lists the metadata files in <c>TypedStreamingOrgSchema</c>.
/// </summary>
/// <param name="channel">
/// The channel, case-sensitive: <c>/data/AccountChangeEvent</c> for a standard object, <c>/data/Invoice__ChangeEvent</c> for
/// the custom object <c>Invoice__c</c>, <c>/data/ChangeEvents</c> for all selected objects, <c>/data/Sales__chn</c> for a
/// custom channel.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ChangeEventAttribute([StringSyntax("SalesforceChannel")] string channel) : Attribute
{
    /// <summary>The channel that the events arrive on.</summary>
    public string Channel { get; } = channel;
}
