using TypedStreaming.Tool.Connections;

namespace TypedStreaming.Tool.Listen;

/// <summary>The settings of one run of <c>tse listen</c>.</summary>
/// <param name="Channels">The channels, without duplicates.</param>
/// <param name="Start">The start of each channel.</param>
/// <param name="Count">The number of events after which the command ends, or null if it does not end.</param>
/// <param name="Name">The name under which positions are kept, or null if they are not kept.</param>
/// <param name="IsJson">True if each event is one line of JSON.</param>
/// <param name="Transport">The transport.</param>
internal sealed record ListenSettings(IReadOnlyList<string> Channels, ReplayFrom Start, int? Count, string? Name, bool IsJson, TransportKind Transport);
