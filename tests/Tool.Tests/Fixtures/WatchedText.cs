using System.Text;

namespace TypedStreaming.Tool.Tests.Fixtures;

/// <summary>Text that is written by the tool, and for which a test can wait.</summary>
internal sealed class WatchedText : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(Func<string, bool> IsReached, TaskCompletionSource Reached)> _waits = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            var text = _text.ToString();
            foreach (var (_, reached) in _waits.Where(wait => wait.IsReached(text)).ToList()) reached.TrySetResult();
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + "\n");

    public Task WaitForAsync(string part) => WaitForAsync(text => text.Contains(part, StringComparison.Ordinal));

    public async Task WaitForAsync(Func<string, bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (isReached(_text.ToString())) return;
            _waits.Add((isReached, reached));
        }

        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The text did not come. Written: {this}");
        }
    }

    public override string ToString()
    {
        lock (_gate) return _text.ToString();
    }
}
