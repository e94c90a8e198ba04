namespace TypedStreaming.Generators.Symbols;

/// <summary>The metadata names of the attributes and types that the generator recognizes.</summary>
internal static class WellKnownTypes
{
    public const string EventMetadata = "TypedStreaming.EventMetadata";
    public const string ChangeEventHeader = "TypedStreaming.ChangeEventHeader";
    public const string Field = "TypedStreaming.Field";
    public const string TextChange = "TypedStreaming.TextChange";
    public const string CompoundName = "TypedStreaming.CompoundName";
    public const string MultiSelectPicklist = "TypedStreaming.MultiSelectPicklistAttribute";
    public const string UnknownFallback = "TypedStreaming.UnknownFallbackAttribute";
    public const string JsonContext = "TypedStreaming.JsonContextAttribute";
    public const string StreamingClient = "TypedStreaming.StreamingClient";
    public const string EventClient = "TypedStreaming.IEventClient";
    public const string PubSubClient = "TypedStreaming.PubSub.PubSubClient";
    public const string PublishableEvent = "TypedStreaming.IPublishableEvent";
    public const string EventsOptions = "TypedStreaming.EventsOptions";
    public const string Subscription = "TypedStreaming.Subscription";

    public const string EventHandler = "TypedStreaming.Hosting.IEventHandler";
    public const string EventHandlerAttribute = "TypedStreaming.Hosting.EventHandlerAttribute";
    public const string HandlerRegistration = "TypedStreaming.Hosting.HandlerRegistration";
    public const string StreamingBuilder = "TypedStreaming.Hosting.TypedStreamingBuilder";
    public const string StreamingServices = "Microsoft.Extensions.DependencyInjection.TypedStreamingServiceCollectionExtensions";

    public const string JsonConstructor = "System.Text.Json.Serialization.JsonConstructorAttribute";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverterAttribute";
    public const string JsonElement = "System.Text.Json.JsonElement";
    public const string JsonExtensionData = "System.Text.Json.Serialization.JsonExtensionDataAttribute";
    public const string JsonSerializable = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string JsonSerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonInclude = "System.Text.Json.Serialization.JsonIncludeAttribute";
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonRequired = "System.Text.Json.Serialization.JsonRequiredAttribute";
    public const string JsonStringEnumMemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";
    public const string AsyncEnumerable = "System.Linq.AsyncEnumerable";
    public const string AsyncEnumerableEx = "System.Linq.AsyncEnumerableEx";
    public const string TaskAsyncEnumerable = "System.Threading.Tasks.TaskAsyncEnumerableExtensions";
    public const string Parallel = "System.Threading.Tasks.Parallel";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";
    public const string GeneratedCodeAttribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string AllowNull = "System.Diagnostics.CodeAnalysis.AllowNullAttribute";
    public const string DisallowNull = "System.Diagnostics.CodeAnalysis.DisallowNullAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
}
