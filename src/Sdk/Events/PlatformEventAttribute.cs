using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming;

/// <summary>
/// Marks a partial class, record or struct as the typed form of the messages of one platform event, or of one custom channel of platform events. The
/// source generator writes the code that reads the events and subscribes to them. For a type without members, the members are generated from the
/// metadata of its event, if the project lists the metadata files in <c>TypedStreamingOrgSchema</c>.
/// </summary>
/// <param name="channel">The channel, case-sensitive: <c>/event/Low_Ink__e</c> for a custom event, <c>/event/LoginEventStream</c> for a
/// standard event, <c>/event/Printers__chn</c> for a custom channel. The prefix of a package's namespace comes before the name:
/// <c>/event/acme__Low_Ink__e</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PlatformEventAttribute([StringSyntax("SalesforceChannel")] string channel) : Attribute
{
    /// <summary>The channel that the events arrive on.</summary>
    public string Channel { get; } = channel;
}
