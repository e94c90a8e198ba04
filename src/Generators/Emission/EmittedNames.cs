namespace TypedStreaming.Generators.Emission;

/// <summary>The fully qualified names of the types and methods that generated code uses.</summary>
internal static class EmittedNames
{
    public const string EventDescriptor = "global::TypedStreaming.EventDescriptor";
    public const string EventKind = "global::TypedStreaming.EventKind";
    public const string PushTopicDefinition = "global::TypedStreaming.PushTopicDefinition";
    public const string PushTopicFields = "global::TypedStreaming.PushTopicFields";
    public const string PushTopicOperations = "global::TypedStreaming.PushTopicOperations";
    public const string PayloadFormat = "global::TypedStreaming.PayloadFormat";
    public const string EventJson = "global::TypedStreaming.EventJson";
    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter";
    public const string TokenType = "global::System.Text.Json.JsonTokenType";
    public const string Bytes = "global::System.ReadOnlySpan<byte>";
    public const string SequenceEqual = "global::System.MemoryExtensions.SequenceEqual";
    public const string Inlined =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public const string UnsafeAccessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    public const string ReadParameters =
        "ref global::System.Text.Json.Utf8JsonReader reader, scoped in global::TypedStreaming.EventContext context)";

    public static readonly string GeneratedCode =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"TypedStreaming.Generators\", \""
        + typeof(EmittedNames).Assembly.GetName().Version + "\")]";
}
