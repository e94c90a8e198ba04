using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Derivation;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Parses an event type and decides everything about its generated code. Both the generator and the analyzers call this class, so that they never
/// disagree. The analyzers see the type together with its generated code, so the parser must distinguish generated members from members that are
/// declared in user code.
/// </summary>
internal static class EventTypeParser
{
    public static ParsedEventType Parse(
        INamedTypeSymbol type,
        AttributeData attribute,
        EventKindModel kind,
        Compilation compilation,
        CancellationToken cancellation)
    {
        var scope = new ParseScope(type, attribute, kind, compilation);
        if (EventAttributes.FirstOf(type) is { } first && first != kind)
            return new ParsedEventType(null, []); // The first attribute of the same type reports it and emits.

        var canHost = TypeShapeParser.Parse(scope);
        var channel = ChannelParser.Parse(scope, kind);
        cancellation.ThrowIfCancellationRequested();
        var isText = kind == EventKindModel.Generic && PayloadFormats.IsText(attribute);
        var members = EventMembersParser.Parse(scope, isText);
        cancellation.ThrowIfCancellationRequested();
        return new ParsedEventType(canHost ? Complete(scope, channel, isText, members) : null, scope.Defects);
    }

    private static EventTypeModel Complete(
        ParseScope scope, string channel, bool isText, EventMembers? members)
    {
        var model = new EventTypeModel
        {
            HintName = HintNames.Of(scope.Type),
            Namespace = TypeShapeParser.NamespaceOf(scope.Type),
            Declarations = TypeShapeParser.DeclarationsOf(scope.Type).ToEquatableArray(),
            TypeName = scope.Type.ToGlobalName(),
            ReaderName = ReaderNames.Of(scope.Type),
            Visibility = VisibilityParser.Of(scope.Type),
            Kind = scope.Kind,
            Channel = channel,
            IsText = isText,
            PushTopic = PushTopicParser.Of(scope.Attribute, scope.Kind, channel),
            Invalid = scope.FirstError,
            Derivation = scope.LacksMembersOnly ? DerivationRequest.Of(scope.Type, scope.Attribute, scope.Kind) : null,
        };
        return members is null || model.Invalid is not null ? model : model with
        {
            Body = members.Body,
            Nested = members.Nested.ToEquatableArray(),
            Enums = members.Enums.ToEquatableArray(),
            Collections = members.Collections.ToEquatableArray(),
            Warnings = members.Warnings,
            Unwritable = members.Unwritable,
        };
    }
}
