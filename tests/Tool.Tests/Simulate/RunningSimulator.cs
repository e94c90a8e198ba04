using System.Net;
using System.Text;
using System.Text.Json;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Simulate.Web;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The command <c>tse simulate</c>, which runs in this process.</summary>
internal sealed class RunningSimulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-simulate-");
    private Task<int> _run = Task.FromResult(0);
    private JsonElement _notice;

    private RunningSimulator()
    {
    }

    public TestShell Shell { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public Uri Page => new(this["page"]);

    public Uri Org => new(this["org"]);

    /// <summary>The value of a key in the line that the command writes at its start.</summary>
    public string this[string key] => _notice.GetProperty(key).GetString()!;

    public static async Task<RunningSimulator> StartAsync(params string[] args)
    {
        var simulator = new RunningSimulator();
        await simulator.StartAsync(simulator.Shell, args);
        return simulator;
    }

    /// <summary>Starts with files in a folder. Their names in the arguments begin with <c>@</c>.</summary>
    public static async Task<RunningSimulator> StartWithAsync((string Name, string Text)[] files, params string[] args)
    {
        var simulator = new RunningSimulator();
        simulator.Write(files);
        await simulator.StartAsync(simulator.Shell, [.. args.Select(simulator.InFolder)]);
        return simulator;
    }

    /// <summary>Runs with wrong files, and returns the error.</summary>
    public static async Task<(int ExitCode, string Error)> FailWithAsync((string Name, string Text)[] files, params string[] args)
    {
        await using var simulator = new RunningSimulator();
        simulator.Write(files);
        var exitCode = await simulator.Shell.RunAsync(["simulate", "--json", .. args.Select(simulator.InFolder)]).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        return (exitCode, simulator.Shell.Err.Replace(simulator._folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    public async Task<string> TokenAsync()
    {
        var page = await Http.GetStringAsync(Page, TestContext.Current.CancellationToken);
        const string Before = "name=\"simulator-token\" content=\"";
        var start = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return page[start..page.IndexOf('"', start)];
    }

    /// <summary>Takes an action as the page does, and returns the sentence of the result.</summary>
    public async Task<string> ActAsync(string json)
    {
        using var answer = await PostAsync(json, (RequestRules.TokenHeader, await TokenAsync()), ("Origin", Page.GetLeftPart(UriPartial.Authority)));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateObject().Single().Value.GetString()!;
    }

    public async Task<HttpResponseMessage> PostAsync(string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Page, "actions")) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the stream of the page until a message fulfils a condition.</summary>
    public async Task<JsonElement> ReadUntilAsync(string name, Func<JsonElement, bool> isWanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        await using var stream = await Http.GetStreamAsync(new Uri(Page, "changes"), limit.Token);
        using var reader = new StreamReader(stream);
        var current = "";
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) current = line["event: ".Length..];
            if (current != name || !line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            using var document = JsonDocument.Parse(line["data: ".Length..]);
            if (isWanted(document.RootElement)) return document.RootElement.Clone();
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    /// <summary>Ends the command as a signal does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await _end.CancelAsync();
        return await _run.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    public Task<int> EndAsync() => _run.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        _end.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write((string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private string InFolder(string arg) => arg.StartsWith('@') ? Path.Combine(_folder.FullName, arg[1..]) : arg;

    private async Task StartAsync(TestShell shell, string[] args)
    {
        _run = shell.RunAsync(_end.Token, ["simulate", "--json", .. args]);
        var started = shell.Written.WaitForAsync("}\n");
        if (await Task.WhenAny(started, _run) == _run) Assert.Fail($"The command has ended with {await _run}: {shell.Err}");
        await started;
        using var document = JsonDocument.Parse(shell.Out);
        _notice = document.RootElement.Clone();
        Assert.False(_run.IsCompleted && await _run == ExitCodes.CouldNotRun);
    }
}
