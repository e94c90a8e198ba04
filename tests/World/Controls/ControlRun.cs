namespace TypedStreaming.World.Controls;

internal static class ControlRun
{
    public static Task<int> RunAsync(string? name) => Task.FromResult(name is null ? 0 : 1);
}
