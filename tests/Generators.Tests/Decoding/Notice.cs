namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A generic event whose payload is JSON.</summary>
[GenericEvent("/u/Notices")]
public sealed partial record Notice(string Text, int Level = 1)
{
    public EventMetadata? Metadata { get; init; }
}
