using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Caching;
using TypedStreaming.Generators.Emission;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;

namespace TypedStreaming.Generators;

/// <summary>
/// Writes the contract of each annotated type. It reports nothing: the analyzers do, so that suppression and code fixes work.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var kind in ChannelKinds.All) Register(context, kind);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, EventKindModel kind)
    {
        var memo = new ModelMemo();
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ChannelKinds.MetadataNameOf(kind),
                static (node, _) => node is TypeDeclarationSyntax,
                (target, cancellation) => Parse(target, kind, memo, cancellation))
            .WithTrackingName(PipelineSteps.ParsingOf(kind))
            .Where(static model => model is not null)
            .WithTrackingName(PipelineSteps.FilesOf(kind));
        context.RegisterSourceOutput(
            models, static (output, model) => output.AddSource(model!.HintName, EventEmitter.Emit(model)));
    }

    private static EventTypeModel? Parse(
        GeneratorAttributeSyntaxContext target, EventKindModel kind, ModelMemo memo, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)target.TargetSymbol;
        var attribute = target.Attributes[0];
        var compilation = target.SemanticModel.Compilation;
        return IsFirst(target.TargetNode, attribute)
            ? memo.Get(
                target.TargetNode, type, compilation, () => EventTypeParser.Parse(type, attribute, kind, compilation, cancellation).Model, cancellation)
            : null;
    }

    // The attribute on two parts of a type is the compiler's to report; emitting twice would stop the whole generator.
    private static bool IsFirst(SyntaxNode target, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == target.SyntaxTree
        && target.Span.Contains(reference.Span);
}
