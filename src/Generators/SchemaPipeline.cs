using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators;

/// <summary>The steps from the files that describe the org to the schema.</summary>
internal static class SchemaPipeline
{
    /// <summary>
    /// Registers the steps. An edit of one file reads this file only, and an edit that changes nothing of its content goes no further.
    /// </summary>
    public static IncrementalValueProvider<OrgSchema> Register(IncrementalGeneratorInitializationContext context, SchemaTexts texts) =>
        context.AdditionalTextsProvider
            .Where(static text => SchemaPaths.IsSchema(text.Path))
            .Select((text, _) => texts.Read(text))
            .WithTrackingName(PipelineSteps.SchemaFiles)
            .Collect()
            .Select(static (files, _) => OrgSchema.Merge(files))
            .WithTrackingName(PipelineSteps.Schema);
}
