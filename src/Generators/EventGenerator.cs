using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Caching;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Derivation;
using TypedStreaming.Generators.Emission;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators;

/// <summary>
/// Emits the reader of each event type, the list of all event types, and the list of all handlers with an <c>[EventHandler]</c> attribute. It reports
/// no diagnostics; the analyzers report them, so that suppression and code fixes work.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventGenerator : IIncrementalGenerator
{
    private readonly ParseEventType _parse;
    private readonly SchemaTexts _texts;

    /// <summary>Creates the generator. The compiler calls this constructor.</summary>
    public EventGenerator()
        : this(EventTypeParser.Parse, SchemaTexts.Shared)
    {
    }

    internal EventGenerator(ParseEventType parse, SchemaTexts texts) => (_parse, _texts) = (parse, texts);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schema = SchemaPipeline.Register(context, _texts);
        var registrations = AttributeChannels.All.Select(kind => Register(context, kind, schema).Collect()).Aggregate(
            static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));
        var root = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(ListClassName.RootNamespaceOption, out var value) ? value : null);
        var sorted = registrations
            .Select(static (all, _) => all.OrderBy(r => r.TypeName, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(PipelineSteps.List);
        RegisterList(context, sorted, root);
        HandlerPipeline.Register(context, sorted, root);
    }

    /// <summary>
    /// Generates the files for all event types of one kind. Returns only the data that the list of all event types needs, so that most edits do not
    /// change the list.
    /// </summary>
    private IncrementalValuesProvider<RegistrationModel> Register(
        IncrementalGeneratorInitializationContext context, EventKindModel kind, IncrementalValueProvider<OrgSchema> schema)
    {
        var memo = new ModelMemo<EventTypeModel?>();
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeChannels.MetadataNameOf(kind),
                static (node, _) => node is TypeDeclarationSyntax,
                (target, cancellation) => Parse(target, kind, memo, cancellation))
            .WithTrackingName(PipelineSteps.ParsingOf(kind))
            .Where(static model => model is not null)
            .WithTrackingName(PipelineSteps.FilesOf(kind))
            .Combine(schema)
            .Select(static (pair, _) => DerivedMembers.AddTo(pair.Left!, pair.Right))
            .WithTrackingName(PipelineSteps.MembersOf(kind));
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.HintName, EventEmitter.Emit(model)));
        return models.Select(static (model, _) => RegistrationModel.Of(model))
            .Where(static registration => registration is not null)
            .Select(static (registration, _) => registration!)
            .WithTrackingName(PipelineSteps.RegistrationsOf(kind));
    }

    private static void RegisterList(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RegistrationModel>> registrations,
        IncrementalValueProvider<string?> rootNamespace)
    {
        var registry = context.CompilationProvider.Combine(rootNamespace)
            .Select(static (pair, _) => ListClassName.Choose(pair.Left, pair.Right, ListSuffix.OfEvents))
            .WithTrackingName(PipelineSteps.Registry);
        context.RegisterSourceOutput(registrations.Combine(registry), static (output, pair) =>
        {
            if (pair.Left.Count > 0) output.AddSource(RegistryEmitter.HintName, RegistryEmitter.Emit(pair.Right, pair.Left));
        });
    }

    private EventTypeModel? Parse(
        GeneratorAttributeSyntaxContext target, EventKindModel kind, ModelMemo<EventTypeModel?> memo, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)target.TargetSymbol;
        var attribute = target.Attributes[0];
        var compilation = target.SemanticModel.Compilation;
        return AttributedParts.IsFirst(target)
            ? memo.Get(
                target.TargetNode,
                compilation,
                () => _parse(type, attribute, kind, compilation, cancellation).Model,
                () => Dependencies.Of(type, compilation),
                cancellation)
            : null;
    }
}
