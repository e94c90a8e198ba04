using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A page for users of another library has a row for every public name of that library, and each of its rows names a test that exists.
/// The test is in the last cell, or in a comment that a reader does not see: <c>&lt;!-- proof: StartTests.It_starts --&gt;</c>.
/// docs/from-aio-sf-streaming.md has a row for every test of its library too.
/// </summary>
internal static partial class ParityPage
{
    public const string Path = "docs/from-aio-sf-streaming.md";

    /// <summary>A row whose proof comes with the replay stores.</summary>
    private const string Later = "see replay-stores.md";

    /// <summary>A row of something that is not there, and so needs no proof.</summary>
    private const string Nothing = "–";

    /// <summary>The names of the library's API reference.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "SimpleSalesforceStreaming", "SimpleRefreshTokenSalesforceStreaming", "BaseSalesforceStreaming", "BaseConnector",
        "PasswordSalesforceStreaming", "RefreshTokenSalesforceStreaming", "AllMixin", "TimeoutAdviceMixin", "ReplayType",
        "ReplayType.ALL_EVENTS", "ReplayType.NEW_EVENTS", "ReplayMixin", "store_replay_id", "get_last_replay_id",
        "AutoVersionMixin", "AutoReconnectMixin", "ReSubscribeMixin", "retry_sub_duration", "retry_factor",
        "retry_max_duration", "retry_max_count", "should_retry_on_error_response", "should_retry_on_exception", "sandbox",
        "version", "loop", "connector", "login_connector", "username", "password", "client_id", "client_secret",
        "refresh_token", "start", "subscribe", "messages", "events", "ask_stop", "unsubscribe", "stop", "fetch_token",
        "create_connected_session", "close_session", "get_handshake_payload", "get_subscribe_payload",
        "get_unsubscribe_payload", "send", "handshake", "disconnect", "get", "post", "request", "token_url", "end_point",
        "async with",
    ];

    /// <summary>The library's tests, by their ids.</summary>
    public static IReadOnlyList<string> Tests { get; } =
    [
        "tests/integration/test_basic.py::test_basic_flow",
        .. InFile("test_basic_api", "start", "subscribe", "messages", "events", "unsubscribe", "close", "token_url"),
        .. InFile("test_basic_api", "create_connected_session", "close_session", "end_point", "handshake_payload"),
        .. InFile("test_basic_api", "subscribe_payload", "unsubscribe_payload", "handhshake", "disconnect", "send"),
        .. InFile("test_basic_api", "get", "post", "ctx_manager"),
        .. InFile("test_connectors", "password_flow", "refresh_token_flow", "missing_parameters"),
        .. InFile("test_mixins", "timeout_advice", "replay_handshake_payload", "replay_subscribe_payload", "replay_message"),
        .. InFile("test_mixins", "auto_version", "auto_reconnect", "resubscribe", "resubscribe_callback"),
    ];

    /// <param name="page">The page.</param>
    /// <param name="wanted">What must have a row.</param>
    /// <param name="tests">The files that tests stand in.</param>
    public static IEnumerable<Finding> Check(SourceFile page, IReadOnlyList<string> wanted, IReadOnlyList<SourceFile> tests)
    {
        var known = tests.SelectMany(TestsIn).ToHashSet(StringComparer.Ordinal);
        var rows = page.Lines.Select(static (text, index) => new Row(index + 1, text)).Where(static row => row.IsOne).ToList();
        var named = rows.SelectMany(static row => Quoted.Matches(row.First).Select(static name => name.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. wanted.Where(name => !named.Contains(name)).Select(name => new Finding(page.Path, 1, $"{name} has no row")),
            .. rows.Where(static row => !row.IsProven).Select(row => new Finding(page.Path, row.Number, "names no test")),
            .. rows.SelectMany(row => TestNames.Matches(row.Text)
                .Where(test => !known.Contains(test.Value))
                .Select(test => new Finding(page.Path, row.Number, $"there is no test {test.Value}"))),
        ];
    }

    private static IEnumerable<string> InFile(string file, params string[] tests) => tests.Select(test => $"tests/unit/{file}.py::test_{test}");

    private static IEnumerable<string> TestsIn(SourceFile file) =>
        from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        from method in type.Members.OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString() is "Fact" or "Theory")
        select $"{type.Identifier.ValueText}.{method.Identifier.ValueText}";

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"\b\w+Tests\.\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestNames { get; }

    [GeneratedRegex("<!-- proof: (?<text>.*?) -->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment { get; }

    /// <summary>A line of a table, headings apart.</summary>
    private sealed record Row(int Number, string Text)
    {
        public bool IsOne => Text.StartsWith("| ", StringComparison.Ordinal) && !Text.StartsWith("| ---", StringComparison.Ordinal) && Last is not ("proof" or "ours" or "here");

        public string First => Text.Split('|')[1];

        public bool IsProven => TestNames.IsMatch(Proof) || Proof.Contains(Later, StringComparison.Ordinal) || Proof == Nothing;

        private string Proof => Comment.Match(Text) is { Success: true } comment ? comment.Groups["text"].Value : Last;

        private string Last => Text.Split('|')[^2].Trim();
    }
}
