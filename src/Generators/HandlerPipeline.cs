using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Caching;
using TypedStreaming.Generators.Emission;
using TypedStreaming.Generators.Handlers;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators;

/// <summary>The generator steps that find the classes with <c>[EventHandler]</c> and generate the list of an assembly's handlers.</summary>
internal static class HandlerPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<RegistrationModel>> events,
        IncrementalValueProvider<string?> rootNamespace)
    {
        var memo = new ModelMemo<EquatableArray<HandlerModel>>();
        var handlers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownTypes.EventHandlerAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (target, cancellation) => Parse(target, memo, cancellation))
            .WithTrackingName(PipelineSteps.Handlers);
        var list = handlers.Collect().Combine(events)
            .Select(static (pair, _) => HandlerParser.Sort(pair.Left.SelectMany(static handlers => handlers), pair.Right))
            .WithTrackingName(PipelineSteps.HandlerList);
        var registry = list.Select(static (handlers, _) => handlers.Count > 0).Combine(context.CompilationProvider.Combine(rootNamespace))
            .Select(static (pair, _) => pair.Left ? ListClassName.Choose(pair.Right.Left, pair.Right.Right, ListSuffix.OfHandlers) : null)
            .WithTrackingName(PipelineSteps.HandlerRegistry);
        context.RegisterSourceOutput(list.Combine(registry), static (output, pair) =>
        {
            if (pair.Right is { } registry) output.AddSource(HandlerListEmitter.HintName, HandlerListEmitter.Emit(registry, pair.Left));
        });
    }

    private static EquatableArray<HandlerModel> Parse(
        GeneratorAttributeSyntaxContext target, ModelMemo<EquatableArray<HandlerModel>> memo, CancellationToken cancellation)
    {
        if (!AttributedParts.IsFirst(target)) return default;
        var handler = (INamedTypeSymbol)target.TargetSymbol;
        var attribute = target.Attributes[0];
        var compilation = target.SemanticModel.Compilation;
        return memo.Get(
            target.TargetNode,
            compilation,
            () => HandlerParser.Parse(handler, attribute, compilation),
            () => HandlerParser.EventsRead(handler, attribute).SelectMany(read => Dependencies.Of(read, compilation)).ToList(),
            cancellation);
    }
}
