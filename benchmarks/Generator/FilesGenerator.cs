using Microsoft.CodeAnalysis;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>The minimum of a generator that also uses the additional files: it asks for them, and does nothing with them.</summary>
internal sealed class FilesGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        new BareGenerator().Initialize(context);
        context.RegisterSourceOutput(context.AdditionalTextsProvider.Collect(), static (_, _) => { });
    }
}
