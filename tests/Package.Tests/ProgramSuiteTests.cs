using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

/// <summary>The suite of wrong and valid programs in tests/Generators.Tests/Programs, compiled with the content of the package.</summary>
public sealed partial class ProgramSuiteTests(Workshop workshop)
{
    private const string Suite = "tests/Generators.Tests/Programs";

    public static TheoryData<string> Programs() =>
        [.. Directory.GetFiles(Repository.PathOf(Suite), "*.cs.txt", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Repository.PathOf(Suite), file))];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_gets_the_rules_that_it_is_marked_with(string name)
    {
        var marked = await File.ReadAllTextAsync(Repository.PathOf(Path.Combine(Suite, name)), TestContext.Current.CancellationToken);
        var expected = Marks.Matches(marked).Select(static mark => mark.Groups["id"].Value);

        var rules = await new PackagedCompiler(await workshop.Sdk, await workshop.Hosting, await workshop.PubSub).RulesOfAsync(Marks.Replace(marked, "${code}"), OrgOf(name), TestContext.Current.CancellationToken);

        Assert.Equal(expected, rules);
    }

    [Fact]
    public void The_suite_holds_wrong_and_valid_programs()
    {
        Assert.Contains(Programs(), static row => row.Data.StartsWith("Wrong", StringComparison.Ordinal));
        Assert.Contains(Programs(), static row => row.Data.StartsWith("Valid", StringComparison.Ordinal));
    }

    /// <summary>The programs with <c>Org</c> in their names belong to the org in the folder of that name.</summary>
    private static ImmutableArray<AdditionalText> OrgOf(string name) => name.Contains("Org", StringComparison.Ordinal)
        ? [.. Directory.GetFiles(Repository.PathOf(Suite + "/Org"), "*", SearchOption.AllDirectories).Select(static path => new OrgFile(path))]
        : [];

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+\d{4}):(?<code>.*?)\|\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks { get; }
}
