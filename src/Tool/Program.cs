using TypedStreaming.Tool;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

using var signals = new EndSignals();
using var shell = new ProcessShell(signals.Token);
var exitCode = await ToolRun.RunAsync(args, shell, ToolCommands.All, signals.Token).ConfigureAwait(false);
return signals.ExitCode ?? exitCode;
