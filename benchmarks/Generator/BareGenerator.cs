using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>The minimum that a generator for annotated types can do: it finds them, and writes nothing.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, "TypedStreaming.PushTopicAttribute");
        Register(context, "TypedStreaming.GenericEventAttribute");
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute, static (node, _) => node is TypeDeclarationSyntax, static (target, _) => target.TargetSymbol.Name),
            static (_, _) => { });
}
