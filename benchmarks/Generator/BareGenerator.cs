using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>The minimum that a generator for annotated types can do: it searches for the same attributes, and writes nothing.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    private static readonly string[] Attributes =
    [
        "TypedStreaming.PushTopicAttribute",
        "TypedStreaming.GenericEventAttribute",
        "TypedStreaming.PlatformEventAttribute",
        "TypedStreaming.ChangeEventAttribute",
        "TypedStreaming.Hosting.EventHandlerAttribute",
    ];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var attribute in Attributes) Register(context, attribute);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (node, _) => node is TypeDeclarationSyntax, static (target, _) => target.TargetSymbol.Name),
            static (_, _) => { });
}
