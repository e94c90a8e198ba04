using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming;

/// <summary>
/// Marks a partial class, record or struct as the typed form of the events of one generic streaming channel. The source generator writes
/// the code that reads the events and subscribes to them.
/// </summary>
/// <param name="channel">The channel, which is the name of the StreamingChannel record. It consists of <c>/u/</c> and letters, digits,
/// <c>_</c> and <c>/</c>, at most 80 characters in total, and is case-sensitive, for example <c>/u/notifications/Warehouse</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GenericEventAttribute([StringSyntax("SalesforceChannel")] string channel) : Attribute
{
    /// <summary>The channel that the events arrive on.</summary>
    public string Channel { get; } = channel;

    /// <summary>The format of the payload. The default is <see cref="PayloadFormat.Json"/>: an object, or JSON text in a string.</summary>
    public PayloadFormat Payload { get; set; }
}
