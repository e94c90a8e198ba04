using TypedStreaming.Sqlite.Tests.Processes;
using Xunit.Runner.InProc.SystemConsole;

return args is [OwnerProgram.Argument, var path, var mode]
    ? await OwnerProgram.RunAsync(path, mode)
    : await ConsoleRunner.Run(args);
