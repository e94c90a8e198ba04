using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The simulator shares nothing with the SDK: a constant taken by both would be wrong in both.</summary>
internal static partial class SimulatorFloor
{
    public static IEnumerable<Finding> Check(Project project) =>
        from include in project.Includes
        where project.Folder == "src/Simulator" && IsSdk(include)
        select new Finding(project.Path, 1, $"takes in {include}");

    public static IEnumerable<Finding> Check(SourceFile file) =>
        from name in file.Nodes<IdentifierNameSyntax>()
        where file.Path.StartsWith("src/Simulator/", StringComparison.Ordinal)
        where name.Identifier.ValueText == "TypedStreaming" && !LeadsToSimulator(name)
        select file.Find(name, "names the SDK");

    private static bool IsSdk(string include) => include == "TypedStreaming" || SdkPath.IsMatch(include);

    private static bool LeadsToSimulator(IdentifierNameSyntax name)
    {
        var start = name.Parent is AliasQualifiedNameSyntax alias ? alias.Parent : name.Parent;
        var next = start switch
        {
            QualifiedNameSyntax dotted => dotted.Right.Identifier.ValueText,
            MemberAccessExpressionSyntax dotted => dotted.Name.Identifier.ValueText,
            _ => "",
        };
        return next == "Simulator";
    }

    [GeneratedRegex(@"(^|/)Sdk(/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SdkPath { get; }
}
