namespace TypedStreaming.Generators;

/// <summary>The names of the generator's steps, by which tests see what was cached.</summary>
internal static class PipelineSteps
{
    public const string PushTopics = "PushTopics";
    public const string GenericEvents = "GenericEvents";
    public const string PushTopicFiles = "PushTopicFiles";
    public const string GenericEventFiles = "GenericEventFiles";

    public static readonly IReadOnlyList<string> All = [PushTopics, GenericEvents, PushTopicFiles, GenericEventFiles];
}
