using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators;

/// <summary>The steps from the files that describe the org to the schema.</summary>
internal static class SchemaPipeline
{
    /// <summary>
    /// Registers the steps. An edit of one file reads this file only, and an edit that changes nothing of its content goes no further. All files are
    /// one value, because the compiler would compare a table of thousands of values after every edit of code.
    /// </summary>
    public static IncrementalValueProvider<OrgSchema> Register(IncrementalGeneratorInitializationContext context, SchemaTexts texts) =>
        context.AdditionalTextsProvider
            .Collect()
            .Select((all, _) => texts.ReadAll(all))
            .WithTrackingName(PipelineSteps.SchemaFiles)
            .Select(static (files, _) => OrgSchema.Merge(files))
            .WithTrackingName(PipelineSteps.Schema);
}
