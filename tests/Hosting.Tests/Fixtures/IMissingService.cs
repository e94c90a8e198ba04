namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A service that a program forgets to register.</summary>
internal interface IMissingService;
