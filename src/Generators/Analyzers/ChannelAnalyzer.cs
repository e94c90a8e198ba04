using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Checks the channels of annotated types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelAnalyzer : EventTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ChannelMissing,
        Rules.WrongPrefix,
        Rules.ChannelMalformed,
        Rules.ChannelUndocumented,
        Rules.ChannelTooLong,
        NewcomerRules.NoEventSuffix,
    ];
}
