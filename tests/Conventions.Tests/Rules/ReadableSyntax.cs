using Microsoft.CodeAnalysis;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Finds syntax that the parser of these tests cannot read. Without this rule, the other rules would not check such code.</summary>
internal static class ReadableSyntax
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        from diagnostic in file.Root.GetDiagnostics()
        where diagnostic.Severity == DiagnosticSeverity.Error
        select file.Find(diagnostic.Location.SourceSpan.Start, diagnostic.GetMessage());
}
