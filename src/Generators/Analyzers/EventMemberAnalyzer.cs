using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Checks whether the members of annotated types can be read and filled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMemberAnalyzer : EventTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.UnsupportedMember,
        Rules.SameWireName,
        Rules.CannotBeFilled,
        Rules.TextPayload,
        Rules.MayBeLeftOut,
        Rules.MayBeUnchanged,
        Rules.LoneText,
        Rules.WrongExtensionData,
        Rules.NoPicklist,
        Rules.WrongContext,
        Rules.IgnoredAttribute,
        NewcomerRules.NoCustomField,
    ];
}
