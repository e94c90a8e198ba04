namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>A generic event whose payload is plain text.</summary>
[GenericEvent("/u/Lines", Payload = PayloadFormat.Text)]
public readonly partial record struct Line(string Text);
