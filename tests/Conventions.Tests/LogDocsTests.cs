using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class LogDocsTests
{
    private const string Logs =
        """
        [LoggerMessage(101, LogLevel.Warning, "lost")] static partial void Lost();
        [LoggerMessage(101, LogLevel.Information, "ended")] static partial void Ended();
        """;

    [Fact]
    public void Log_messages_and_rows_match() => Conformance.Holds(LogDocs.Check(
        Repository.Current.Load(static path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)),
        Assert.Single(Repository.Current.Load(static path => path == LogDocs.Page))));

    [Theory]
    [InlineData("| 101 | Information, Warning | lost |", null)]
    [InlineData("", "log message 101 has no row")]
    [InlineData("| 101 | Warning | lost |", "lists other levels for log message 101")]
    [InlineData("| 101 | Information, Warning | lost |\n| 102 | Error | failed |", "no log message has the id 102")]
    public void Reports_what_does_not_match(string page, string? expected)
    {
        var findings = LogDocs.Check([new SourceFile("src/Log.cs", $"class Log {{ {Logs} }}")], new SourceFile(LogDocs.Page, $"# Logs\n\n{page}\n")).ToList();
        if (expected is null) Assert.Empty(findings);
        else Assert.Contains(expected, Assert.Single(findings).ToString(), StringComparison.Ordinal);
    }
}
