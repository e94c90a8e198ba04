using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators;

/// <summary>The generator steps for the files that describe the org. The steps read the files, and merge them into one schema.</summary>
internal static class SchemaPipeline
{
    /// <summary>
    /// Registers the generator steps. After an edit to one file, only this file is read again; if its content has not changed, no later step runs.
    /// All files are combined into one value, because otherwise the compiler would compare thousands of values after every edit to the code.
    /// </summary>
    public static IncrementalValueProvider<OrgSchema> Register(IncrementalGeneratorInitializationContext context, SchemaTexts texts) =>
        context.AdditionalTextsProvider
            .Collect()
            .Select((all, _) => texts.ReadAll(all))
            .WithTrackingName(PipelineSteps.SchemaFiles)
            .Select(static (files, _) => OrgSchema.Merge(files))
            .WithTrackingName(PipelineSteps.Schema);
}
