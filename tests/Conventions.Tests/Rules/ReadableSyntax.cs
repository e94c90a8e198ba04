using Microsoft.CodeAnalysis;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>What the parser here misreads, the other rules would pass over in silence.</summary>
internal static class ReadableSyntax
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from diagnostic in file.Root.GetDiagnostics()
        where diagnostic.Severity == DiagnosticSeverity.Error
        select file.Find(diagnostic.Location.SourceSpan.Start, diagnostic.GetMessage());
}
