using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// The lower folders of the SDK never name the upper ones nor a type declared there. Documentation comments may: they
/// point a reader upwards without depending on anything.
/// </summary>
internal static class LowerFloors
{
    private static readonly string[] Lower = ["Transport", "Bayeux", "Decoding", "Errors", "Events"];
    private static readonly string[] Upper = ["Session", "Subscriptions"];

    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> files)
    {
        var lower = files.Where(file => IsIn(file, Lower)).ToList();
        var names = Names(files.Where(file => IsIn(file, Upper)));
        names.ExceptWith(Names(lower));
        return lower.SelectMany(file => Folders(file).Concat(Types(file, names)));
    }

    private static bool IsIn(SourceFile file, string[] floors) =>
        Array.Exists(floors, floor => file.Path.StartsWith($"src/Sdk/{floor}/", StringComparison.Ordinal));

    private static HashSet<string> Names(IEnumerable<SourceFile> files) =>
        new(files.SelectMany(DeclaredTypes.All).Select(DeclaredTypes.Name), StringComparer.Ordinal);

    private static IEnumerable<Finding> Folders(SourceFile file) =>
        from name in file.Nodes<IdentifierNameSyntax>()
        where Upper.Contains(name.Identifier.ValueText) && DottedNames.IsOwner(name)
        select file.Find(name, $"names the namespace {name.Identifier.ValueText}");

    private static IEnumerable<Finding> Types(SourceFile file, HashSet<string> names) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where names.Contains(name.Identifier.ValueText) && !IsMember(name)
        select file.Find(name, $"names {name.Identifier.ValueText} of an upper floor");

    /// <summary>A property can be named like a type above: reply.Advice, or Advice = ... in an initializer.</summary>
    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };
}
