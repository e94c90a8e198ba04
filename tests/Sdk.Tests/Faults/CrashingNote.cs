using System.Text.Json;

namespace TypedStreaming.Tests.Faults;

/// <summary>An event whose reader has a defect that the client cannot blame on the data.</summary>
internal sealed class CrashingNote : IStreamingEvent<CrashingNote>
{
    public static EventDescriptor Descriptor { get; } = new(EventKind.Generic, HostileServer.Notes);

#pragma warning disable MA0012 // The client takes every other exception of a reader for wrong data.
    public static CrashingNote Read(ref Utf8JsonReader reader, scoped in EventContext context) => throw new InsufficientMemoryException();
#pragma warning restore MA0012
}
