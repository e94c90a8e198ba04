using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Emitted readers agree with System.Text.Json for random types and documents, except for a list of differences.</summary>
public sealed class ComparingTests(ComparedTypes types) : IClassFixture<ComparedTypes>
{
    private const int Seed = 20261123;
    private const int DocumentsInARound = 10;
    private const int FewestRounds = 4;
    private const int MostRounds = 60;
    private const int DocumentsOfABrokenType = 300;
    private const int FewestCases = 1000;
    private const int FewestRefusals = 5;

    public static TheoryData<string> Mistakes => [.. BrokenReader.All.Skip(1).Select(b => b.What)];

    [Fact]
    public void Emitted_readers_agree_with_System_Text_Json_but_for_the_listed_differences()
    {
        var comparison = CompareRandom();
        TestContext.Current.TestOutputHelper?.WriteLine(comparison.Report);
        Assert.True(comparison.Unexpected.Count == 0, $"{comparison.Unexpected.Count} differences:\n{string.Join('\n', comparison.Unexpected.OrderBy(u => u.Length).Take(12))}");
        Assert.Empty(comparison.NeverSeen.Select(d => d.What));
        Assert.All(comparison.Tallies, t => Assert.True(t.Value.Cases >= FewestCases && t.Value.Refused >= FewestRefusals, $"{t.Key}: {t.Value.Read} read, {t.Value.Refused} refused"));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_broken_reader_is_noticed(string mistake) => Assert.NotEmpty(CompareBroken(mistake).Unexpected);

    [Fact]
    public void A_reader_without_a_mistake_is_not() => Assert.Empty(CompareBroken("nothing").Unexpected);

    [Fact]
    public void A_difference_that_is_not_listed_and_one_that_never_occurs_are_noticed()
    {
        var unneeded = KnownDifferences.All[0] with { What = "Never", Translate = (_, _) => null };
        Assert.Contains(unneeded, CompareCopy(0, [.. KnownDifferences.All, unneeded]).NeverSeen);
        Assert.NotEmpty(CompareCopy(0, []).Unexpected);
    }

    [Fact]
    public void The_page_lists_the_same_differences()
    {
        var page = File.ReadAllLines(Repository.PathOf("docs/decoding.md"));
        Assert.Equal(
            KnownDifferences.All.Select(d => d.Row),
            page.SkipWhile(l => !l.StartsWith("## Differences", StringComparison.Ordinal)).Where(l => l.StartsWith('|')).Skip(2));
    }

    /// <summary>Each odd value, and none, once for each form of its kind, then random documents until every kind has had enough.</summary>
    private Comparison CompareRandom()
    {
        var comparison = new Comparison(KnownDifferences.All);
        var maker = new DocumentMaker(new Random(Seed));
        var first = types.Random.SelectMany(t => t.Plan.Members.Select(m => (Type: t, Member: m))).DistinctBy(p => (p.Member.Kind, p.Member.Form));
        foreach (var (type, member) in first)
            foreach (var value in member.Kind.Odd.Append(null)) comparison.Compare(type, maker.With(type.Plan, member, value));
        foreach (var type in types.Random)
        {
            comparison.Compare(type, new Document(type.Plan, [], []) { Other = "null" });
            foreach (var member in type.Plan.Members.Where(m => m.IsParameter)) comparison.Compare(type, maker.With(type.Plan, member, null));
        }

        for (var round = 0; round < MostRounds; round++)
            foreach (var type in types.Random.Where(t => round < FewestRounds || t.Plan.Members.Any(m => comparison.Tallies[m.Kind.Name].Cases < FewestCases)))
                CompareSome(comparison, type, maker, DocumentsInARound);
        return comparison;
    }

    private Comparison CompareBroken(string mistake) =>
        CompareCopy(BrokenReader.All.ToList().FindIndex(b => b.What == mistake), KnownDifferences.All);

    private Comparison CompareCopy(int number, IReadOnlyList<KnownDifference> known)
    {
        var comparison = new Comparison(known);
        CompareSome(comparison, types.Broken[number], new DocumentMaker(new Random(Seed)), DocumentsOfABrokenType);
        return comparison;
    }

    private static void CompareSome(Comparison comparison, ComparedType type, DocumentMaker maker, int documents)
    {
        for (var i = 0; i < documents; i++) comparison.Compare(type, maker.Make(type.Plan));
    }
}
