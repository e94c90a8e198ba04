using System.Text.RegularExpressions;

namespace TypedStreaming.Tests.Errors;

/// <summary>Checks each exception of the SDK, whether it is transient, and what the docs say about it.</summary>
public sealed partial class ErrorTableTests
{
    private const int Limit = 60_000;
    private const string StreamingExceptionSource =
        """
        namespace TypedStreaming;
        public enum StreamingError { Defect }
        public class StreamingException(StreamingError reason, string message) : Exception(message) { public StreamingError Error => reason; }
        public sealed class Derived() : StreamingException(StreamingError.Defect, "") { }
        """;

    public static TheoryData<string> Names => [.. ErrorTable.Rows.Select(static row => row.Name)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task Says_whether_it_can_pass(string name)
    {
        var row = ErrorTable.Rows.Single(row => row.Name == name);
        var made = await row.MakeAsync();
        Assert.Equal((row.Error, row.IsTransient), (made.Error, made.IsTransient));
        Assert.Contains(row.Says, made.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_creation_in_the_source_has_its_rows_and_every_row_has_a_creation()
    {
        var sites = CreationSites.OfProduct();
        Assert.Empty(Missing(sites));
        Assert.Empty(ErrorTable.Rows.Select(static row => row.Site).Except(sites));
    }

    /// <summary>The negative control: the creation is found, whatever its form.</summary>
    [Theory]
    [InlineData("static StreamingException Make() => new(StreamingError.Defect, \"\");", "Part.Make")]
    [InlineData("static void Run() { throw new StreamingException(StreamingError.Defect, \"\"); }", "Part.Run")]
    [InlineData("static Exception Made => new Derived();", "Part.Made")]
    [InlineData("static void Run() { Action act = () => throw new Derived(); }", "Part.Run")]
    [InlineData("static Exception Make() => new Exception();", null)]
    public void A_creation_without_a_row_is_found(string member, string? site)
    {
        var found = CreationSites.In([StreamingExceptionSource, $$"""namespace TypedStreaming; class Part { {{member}} }"""]);
        Assert.Equal(site is null ? [] : [site], found);
        Assert.Equal(site is null ? [] : [$"{site}: 1 in the source, 0 in the table"], Missing(found));
    }

    [Fact]
    public void Each_reason_has_a_row() => Assert.Empty(Enum.GetValues<StreamingError>().Except(ErrorTable.Rows.Select(static row => row.Error)));

    [Fact]
    public void The_docs_say_of_each_reason_what_the_table_says()
    {
        var documented = DocumentedReasons.Matches(CreationSites.Read("docs", "errors.md"))
            .ToDictionary(static line => line.Groups["reason"].Value, static line => line.Groups["transient"].Value);
        var actual = ErrorTable.Rows
            .GroupBy(static row => row.Error)
            .ToDictionary(static rows => rows.Key.ToString(), static rows => Word([.. rows.Select(static row => row.IsTransient).Distinct()]));
        Assert.Equal(Lines(actual), Lines(documented));

        static IEnumerable<string> Lines(Dictionary<string, string> words) => words.Select(static word => $"{word.Key}: {word.Value}").Order(StringComparer.Ordinal);
    }

    private static string Word(IReadOnlyList<bool> values) => values switch
    {
        [true] => "yes",
        [false] => "no",
        _ => "it says",
    };

    private static IEnumerable<string> Missing(IReadOnlyList<string> sites) =>
        from site in sites.CountBy(static site => site)
        let rows = ErrorTable.Rows.Count(row => row.Site == site.Key)
        where rows < site.Value
        select $"{site.Key}: {site.Value} in the source, {rows} in the table";

    /// <summary>A line of the page's table: the reason, whether it is transient, and what a loop does.</summary>
    [GeneratedRegex(@"^\| \[(?<reason>\w+)\]\(#\w+\) \| (?<transient>yes|no|it says) \| .+ \|\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex DocumentedReasons { get; }
}
