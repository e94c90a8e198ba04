using TypedStreaming.Hosting.Tests.Processes;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [ServiceProgram.Argument, .. var settings] => await ServiceProgram.RunAsync(settings),
    _ => await ConsoleRunner.Run(args),
};
