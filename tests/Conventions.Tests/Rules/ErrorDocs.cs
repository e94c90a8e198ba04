using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The help link of an exception leads to a section of its reason, so each reason has one.</summary>
internal static class ErrorDocs
{
    public const string Errors = "src/Sdk/Errors/StreamingError.cs";
    public const string Page = "docs/errors.md";

    public static IEnumerable<Finding> Check(SourceFile reasons, SourceFile page) =>
        from reason in reasons.Nodes<EnumMemberDeclarationSyntax>()
        where !page.Lines.Any(line => line.ToString().Trim() == $"## {reason.Identifier.ValueText}")
        select reasons.Find(reason, $"{reason.Identifier.ValueText} has no section in {page.Path}");
}
