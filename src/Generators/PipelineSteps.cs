using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators;

/// <summary>The names of the steps of the incremental generator. Tests use these names to check which steps were cached.</summary>
internal static class PipelineSteps
{
    public static readonly string PushTopics = ParsingOf(EventKindModel.PushTopic);
    public static readonly string GenericEvents = ParsingOf(EventKindModel.Generic);
    public static readonly string ChangeEvents = ParsingOf(EventKindModel.ChangeEvent);
    public static readonly string PushTopicFiles = FilesOf(EventKindModel.PushTopic);
    public static readonly string GenericEventFiles = FilesOf(EventKindModel.Generic);
    public static readonly string ChangeEventFiles = FilesOf(EventKindModel.ChangeEvent);

    public const string SchemaFiles = "SchemaFiles";
    public const string Schema = "Schema";
    public const string List = "RegistrationList";
    public const string Registry = "Registry";
    public const string Handlers = "EventHandlers";
    public const string HandlerList = "HandlerList";
    public const string HandlerRegistry = "HandlerRegistry";

    public static readonly IReadOnlyList<string> All =
        [.. AttributeChannels.All.SelectMany(k => new[] { ParsingOf(k), MembersOf(k), FilesOf(k), RegistrationsOf(k) }), List, Registry, Handlers, HandlerList, HandlerRegistry, SchemaFiles, Schema];

    public static string ParsingOf(EventKindModel kind) => AttributeChannels.AttributeOf(kind) + "s";

    public static string FilesOf(EventKindModel kind) => AttributeChannels.AttributeOf(kind) + "Files";

    public static string MembersOf(EventKindModel kind) => AttributeChannels.AttributeOf(kind) + "Members";

    public static string RegistrationsOf(EventKindModel kind) => AttributeChannels.AttributeOf(kind) + "Registrations";
}
