using System.Text.Json;

namespace TypedStreaming.Tests.Faults;

/// <summary>An event whose reader does not return until it is released.</summary>
internal sealed class HangingNote : IStreamingEvent<HangingNote>
{
    private static readonly ManualResetEventSlim Released = new();

    public static EventDescriptor Descriptor { get; } = new(EventKind.Generic, HostileServer.Notes);

    public static HangingNote Read(ref Utf8JsonReader reader, scoped in EventContext context)
    {
        Released.Wait();
        return new HangingNote();
    }

    public static void Release() => Released.Set();
}
