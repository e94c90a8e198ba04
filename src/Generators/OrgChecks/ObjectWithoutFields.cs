using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>
/// Explains why no members can be generated for an event type although the description of the org (its metadata files) contains the object. The
/// parser does not see the description, so its own message would tell the user to add the object.
/// </summary>
internal static class ObjectWithoutFields
{
    /// <summary>
    /// Returns the given diagnostic, or a diagnostic with different advice if the object of the event type has no fields in the description of the
    /// org.
    /// </summary>
    public static Defect Explain(Defect defect, AttributeData attribute, EventKindModel kind, AnalyzerOptions options)
    {
        if (defect.Rule.Id != SchemaRules.NoMembers.Id || attribute.FirstArgument() is not string channel || ChannelObjects.Of(channel, kind) is not { } name) return defect;
        return SchemaTexts.Shared.Merge(options.AdditionalFiles).Find(name) is { } owner
            ? defect with { Arguments = [defect.Arguments[0], AdviceFor(owner)] }
            : defect;
    }

    private static string AdviceFor(SchemaObject owner) =>
        $"the description of '{owner.Name}' has no field that could become a member; declare the members, or add the metadata files of its fields to TypedStreamingOrgSchema";
}
