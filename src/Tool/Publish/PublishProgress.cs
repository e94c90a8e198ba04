using Spectre.Console;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>Shows the progress of a batch if the output is a terminal; otherwise, shows nothing.</summary>
internal static class PublishProgress
{
    public static async Task RunAsync(IShell shell, int count, int done, Func<Action, Task> run)
    {
        if (!shell.IsErrorTerminal || count < 2)
        {
            await run(static () => { }).ConfigureAwait(false);
            return;
        }

        await TerminalConsole.OfErrors(shell).Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var task = context.AddTask("publish", maxValue: count);
            task.Increment(done);
            await run(() => task.Increment(1)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
