/* Generated from the server's contract by scripts/types.ts; never edited. */
export interface paths {
    "/api/v1/base-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses of raster tiles and what must stand beside them, or none. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaseMapAnswer"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks that were asked for and have not gone out yet; none below a county. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaitingOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks/{problem_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Asks for one check, which is a problem from then on; the same once more gets 200.
         * @description The id is a version 4 one: those of checks that come about otherwise are.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problem_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CheckIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description plot unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Takes one back that has not gone out yet. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problem_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or out already */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who opened which reporter's contact, when and why; never the contact. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpeningPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own keys, and for who keeps people those of the people of the area; newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DevicePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Registers the key with which the person's phone signs; the same key again changes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DeviceBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RegisteredOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{key_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks what the key signs from now on; the first revocation stands. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RevokeBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Divisions of the person's areas by code, a page at a time. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    under?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DivisionPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of the rules, newest first, each with what differs from the one before. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EditionList"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Puts a draft into force whose preview was seen, then judges every plot by it, line by line.
         * @description In force from the first line on. Where the lines break off, `rejudge` goes on with the rest.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["AdoptBody"];
                };
            };
            responses: {
                /** @description lines of JSON */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["Line"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not previewed, or another edition was adopted meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judges every record by a draft and tells what would alter; writes nothing of it.
         * @description Takes as long as judging every record does, hence line by line; a client that goes away ends it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DraftBody"];
                };
            };
            responses: {
                /** @description lines of JSON; the last one has it all */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["Line"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description another edition was adopted meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{edition_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One edition with every limit: value, unit, bounds, source and sentence. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    edition_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EditionOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{edition_id}/rejudge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on judging by the edition in force, after it was broken off; whole plots, so again is the same. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    edition_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description lines of JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": components["schemas"]["Line"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description another edition was adopted meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own exports, newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Asks for a list as a file; a short one is made when this is answered.
         * @description Lists and boundaries in bulk leave the house by those alone who may (domain G [P]).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ExportIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the one thing that the list is of is unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too many */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many rows the file would have; writes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WantedIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the one thing that the list is of is unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of one's own exports, and how far it is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or somebody else's */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Stops one that is not made yet; of one that is, deletes the file. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or somebody else's */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file, for who asked and still may in all areas that are in it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": string;
                        "application/geopackage+sqlite3": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        "text/csv": string;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the areas of who asked have changed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or somebody else's */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not made yet */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description kept long enough */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open grids of the person's areas by code, a page at a time. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    level?: ("grid" | "village" | "township" | "county") | null;
                    no_chief?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Makes a grid; the plots of its area become its own where it takes the whole area. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["GridBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/plots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has grids name plots, all or none; the answer is what undoes it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NamingBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NamingOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/unassigned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plots of the person's areas that lie in no grid, each with the grid of its neighbours. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LoosePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{grid_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One grid with everybody who held a post of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    grid_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Changes what a grid is called and what it covers. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    grid_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["GridBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{grid_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first few people with a duty in the areas of who asks, who may be given a post. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path: {
                    grid_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleOfGrid"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{grid_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a grid: its posts end, its plots are free for others. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    grid_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CloseBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grids/{grid_id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a post over: one period ends, the next begins, and the history keeps both. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    grid_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["HandOverBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GridOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that came in, newest first: one's own and those that lie within one's areas. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Takes a file in, checks every row against the others and the plots there, writes no plot. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["ImportForm"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unreadable, or a question about the file */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file with its report, row by row. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks the file against the plots as they are now and writes what it changes, all or nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description applied already, or nothing to apply */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/{inspection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stored answer of one record in the person's areas. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Takes one record in; the same record again gets the same answer with 200. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClaimIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/{inspection_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something of a record that stays with it; it decides nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CommentIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CommentOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/{inspection_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides a record; the same decision again gets the same answer with 200. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DecisionIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecisionOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description one's own record */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description another came first */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every key this server has signed with, as PEM, oldest first; open to anybody. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServerKeys"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plots of the person's areas of which anything is newer; without a cursor only where to begin.
         * @description Two questions to indexes and no write. A page that asks on its own says so (`Xuntian-Quiet`).
         */
        get: {
            parameters: {
                query?: {
                    since?: number | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LiveOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Matters on the person's desk, those that came last first. */
        get: {
            parameters: {
                query?: {
                    state?: ("new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged") | ("open" | "reply") | null;
                    kind?: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | null;
                    against?: ("owner" | "village" | "township" | "county" | "unknown") | null;
                    area?: string;
                    late?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatterPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{matter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One matter with its tip-offs, what may be the same fact, and the plots near it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    matter_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatterOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or not on the caller's desk */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{matter_id}/photos/{tipoff_id}/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture of a tip-off, as it came or as it goes along with the check; `sha256` as it was sent.
         * @description Small ones are part of the page, whose reading is logged.
         */
        get: {
            parameters: {
                query?: {
                    size?: "large" | "small";
                    covered?: boolean;
                };
                header?: never;
                path: {
                    matter_id: string;
                    tipoff_id: string;
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the picture */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": unknown;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or not on the caller's desk */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{matter_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one step; the same one again gets 200. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    matter_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DeskStepBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatterOut"];
                    };
                };
                /** @description taken; it lies on another desk now */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person and how long the session lasts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has this browser show the person's messages, until the session is ended. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BrowserIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no address of a push service */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/browsers/{browser_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Has that browser show no more messages. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    browser_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown, or somebody else's */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds go out by which ways, for this person. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Changes what is named and leaves the rest. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SettingsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettingsOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description an order cannot be switched off */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own messages, newest first, and how many are unread. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessagePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks messages as read; those of others and those that are read already change nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReadIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many are unread; what open pages ask now and then. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UnreadOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a new password of one's own and ends every session but this one. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ChangeBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangedOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the old one is wrong */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too many wrong ones */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that this person wrote, with what was answered, newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnSuggestions"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/track-basis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this person may record a track today, and why. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyTrackBasis"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that this person recorded and is still kept, the last one first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nonces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A nonce for the person's next record; the first record that carries it uses it up. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NonceOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of the officer's areas, newest first. */
        get: {
            parameters: {
                query?: {
                    state?: ("left" | "proposed" | "agreed" | "signed" | "followed" | "dropped") | ("open" | "");
                    area?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CasePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with its steps. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    case_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator-cases/{case_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the case one step on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    case_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["StepIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not the next step */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often rounds are walked and plots looked at, and every change of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaceOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sets another one, for the whole district. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SetPace"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaceOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description somebody else set another one meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This person's plots, or those that changed since the cursor. */
        get: {
            parameters: {
                query?: {
                    since?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-patrols": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sheets whose plots all lie in one of the officer's areas, the last walked first. */
        get: {
            parameters: {
                query?: {
                    area?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperPatrolPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keeps a sheet; the same one again gets 200. It counts as no visit and alters no verdict. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PaperPatrolIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperPatrolOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id has other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-patrols/{paper_patrol_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sheet with its plots and the pictures of the paper. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    paper_patrol_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperPatrolOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-patrols/{paper_patrol_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it was entered wrongly; it stays to be seen, and the first reason stands. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    paper_patrol_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["VoidIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaperPatrolOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approved rewards, the one that was approved last first. */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "paid" | "";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{payment_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks it paid, or corrects voucher and day; both stay to be read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["PaymentIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not as it was seen */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description another code */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People with a role in the officer's areas by login, a page at a time. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeoplePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a person; the answer holds their first password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NewPersonBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WithPassword"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person with the keys of all their phones. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a person from signing in and ends every session; what they recorded stays. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a person out everywhere. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a new password, which the answer holds, and ends every session. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WithPassword"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a person sign in again, with the password they had. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one more role in one area. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}/roles/{role}/{area_prefix}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one role in one area away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                    role: string;
                    area_prefix: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonDetail"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo of a record or paper patrol of the person's areas, of a problem they may see, or their own. */
        get: {
            parameters: {
                query?: {
                    size?: "original" | "large" | "small";
                };
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the picture */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/*": unknown;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plots of the person's areas by division and number, a page at a time. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    area?: string;
                    year?: number | null;
                    grain?: ("yes" | "no" | "unknown") | null;
                    cultivated?: ("yes" | "no" | "unknown") | null;
                    overdue?: boolean;
                    grid?: string | "none" | null;
                    findings?: boolean;
                    watch?: ("last_chance" | "at_risk" | "missed" | "cannot_tell" | "on_course" | "met_planted" | "met_harvested" | "not_owed") | null;
                    land_use?: ("red" | "amber") | null;
                    abandonment?: ("warning" | "abandoned" | "severe") | null;
                    relapsed?: boolean;
                    entrusted?: boolean | null;
                    reshoot?: boolean;
                    fallow_ends?: boolean;
                    alert?: string | null;
                    alert_on?: string | null;
                    due?: ("due" | "overdue") | null;
                    after?: string;
                    limit?: number;
                    plot?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/tiles/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plots of the person's areas that the list's filter finds, on one tile of the Web Mercator grid. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    area?: string;
                    year?: number | null;
                    grain?: ("yes" | "no" | "unknown") | null;
                    cultivated?: ("yes" | "no" | "unknown") | null;
                    overdue?: boolean;
                    grid?: string | "none" | null;
                    findings?: boolean;
                    watch?: ("last_chance" | "at_risk" | "missed" | "cannot_tell" | "on_course" | "met_planted" | "met_harvested" | "not_owed") | null;
                    land_use?: ("red" | "amber") | null;
                    abandonment?: ("warning" | "abandoned" | "severe") | null;
                    relapsed?: boolean;
                    entrusted?: boolean | null;
                    reshoot?: boolean;
                    fallow_ends?: boolean;
                    alert?: string | null;
                    alert_on?: string | null;
                    due?: ("due" | "overdue") | null;
                    paint?: "grain" | "watch";
                };
                header?: never;
                path: {
                    z: number;
                    x: number;
                    y: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description layers `plots` and `middles` from zoom 14 on, `groups` below */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such tile */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/villages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The villages of the person's areas that have plots, by division code. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Villages"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plot with all versions of its boundary, its years, and its inspections, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/contracts/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contract of the plot, as it was handed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": unknown;
                        "image/jpeg": unknown;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/fallows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The approvals of a plot, those that ended included, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FallowList"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/fallows/{fallow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enters an approval; the id is made by who asks, and the same once more changes nothing. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                    fallow_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["FallowIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FallowList"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description other content under this id */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no document, or wrong days */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/fallows/{fallow_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of an approval's document, as it was brought. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                    fallow_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the document */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": unknown;
                        "image/jpeg": unknown;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/fallows/{fallow_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ends an approval before its last day, or withdraws it. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                    fallow_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["FallowEndIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FallowList"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description ended already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description wrong day */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/operator-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the case of a plot whose household has left. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["CaseIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description one is open */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who farms the plot and farmed it, and its cases. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotOperators"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Writes down who farms the plot; nothing is changed, the last one written down counts. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OperatorIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotOperators"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id is another one's */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A zip with everything on record of one plot; `language` is that of its report.
         * @description The same records give the same bytes. Written whole before it is answered, so that it never
         *     breaks off half way for a reason that could have been told.
         */
        get: {
            parameters: {
                query?: {
                    language?: "zh" | "en";
                };
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the package */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots/{plot_id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The watch over each year of a plot, and every turn it took, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotWatch"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Problems that the person may see, newest first. */
        get: {
            parameters: {
                query?: {
                    kind?: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | null;
                    state?: ("found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed") | "open" | null;
                    area?: string;
                    late?: boolean;
                    checks?: boolean;
                    plot_id?: string | null;
                    mine?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{problem_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One problem with its steps, its clocks and what the person may do now. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problem_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Takes one problem in; the same once more gets the stored answer with 200. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problem_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ProblemIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description somebody else's */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{problem_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one step; the same one again gets 200. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    problem_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["StepBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not theirs to do */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rescues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a rescue zip in as the request's body; answers with one line a photo and a record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RescueOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no rescue zip */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records of the officer's areas by falling risk, those that wait longest first. */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "accepted" | "returned" | "voided";
                    area?: string;
                    finding?: string;
                    risk_from?: number;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueuePage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{inspection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record with everything an officer decides by. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reward-budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each year's money: set, promised, paid, left. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BudgetPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sets a year's money; what was set before stays beside it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BudgetIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BudgetPage"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description somebody else set another one, or more is promised already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reward-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is promised, what was before, and who adopted it why. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermsPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Adopts others for the whole district, from today or a later day on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TermsIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TermsPage"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description somebody else adopted others meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rewards that one decides on; who opens contacts sees those that are on their way. */
        get: {
            parameters: {
                query?: {
                    state?: ("not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn") | "";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RewardPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{reward_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One reward with its steps. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reward_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RewardOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{reward_id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name and telephone of the reporter; the opening and its reason are written down first. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reward_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ContactOpeningIn"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not on its way */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description deleted */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no key here */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rewards/{reward_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves, as the first or the second of two, or refuses. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reward_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RewardDecisionIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RewardOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not as it was seen, or the budget is spent */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the plots of the person's areas were seen in a period, whole and by grid. */
        get: {
            parameters: {
                query?: {
                    level?: "grid" | "village" | "township" | "county";
                    on?: string | null;
                    area?: string;
                    grid?: string | null;
                    seen?: ("good" | "poor" | "paper" | "unseen") | null;
                    late?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CoverageOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rounds/plots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plots of a period's rounds one by one: why they were on it, seen when, by whom, how well. */
        get: {
            parameters: {
                query?: {
                    level?: "grid" | "village" | "township" | "county";
                    on?: string | null;
                    area?: string;
                    grid?: string | null;
                    seen?: ("good" | "poor" | "paper" | "unseen") | null;
                    late?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CoveredPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first few plots, people (for who keeps them) and records that the words find.
         * @description Every word must occur; a record is found by its id or at least 8 of its first characters.
         */
        get: {
            parameters: {
                query?: {
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Found"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Samples within the officer's areas, newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondLookPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Draws a share of each township's records that were accepted on those days, and keeps it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DrawIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondLookOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-looks/{second_look_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sample with the rates of disagreement over all its records. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    second_look_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SecondLookOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-looks/{second_look_id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a look at one record of the sample; the same look again gets 200. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    second_look_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["LookIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampledRecordOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description one's own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description looked at already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-looks/{second_look_id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records of a sample in the order in which they were drawn, a page at a time. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    second_look_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampledPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-looks/{second_look_id}/records/{inspection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record of a sample, and which one to look at after it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    second_look_id: string;
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SampledRecordOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a user name or phone number and a password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SignInBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the session. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/{kind}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks every row again and writes all of them, or none where one is wrong. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["SheetForm"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppliedOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such kind of sheet */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description a row is wrong: nothing was written */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/{kind}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks every row and says what applying would change; writes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "multipart/form-data": components["schemas"]["SheetForm"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SheetOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such kind of sheet */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/{kind}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty sheet with an example row, and what each column means. */
        get: {
            parameters: {
                query?: {
                    language?: "zh" | "en";
                };
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the template */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such kind of sheet */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people of the officer's areas wrote, newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: ("open" | "answered") | "";
                    kind?: ("complaint" | "suggestion" | "data_mistake") | "";
                    area?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuggestionPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sends a complaint, a suggestion or a mistake in the data; the same again gets 200. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SuggestionIn"];
                };
            };
            responses: {
                /** @description kept already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuggestionOut"];
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuggestionOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id is another one's */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too many in a day */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{suggestion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own, or one of the areas where one is an officer. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuggestionOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{suggestion_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers; the same answer again gets 200. Answers are only ever added. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["AnswerIn"];
                };
            };
            responses: {
                /** @description kept already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnswerOut"];
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnswerOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description one's own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id is another answer's */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published figures of tip-offs, the newest period first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublishedPage"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be told, and how much of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoorOut"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a receipt for half an hour. A wrong code and a wrong key are one and the same refusal. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["OpeningBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenedOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description wrong receipt, or work not done */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too many */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of villages with the middle of their plots, to 100 m. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlacesOut"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole report as its reporter may read it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a question, or adds words and pictures without one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["AnswerBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such question */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now, or other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims the reward; the report then has the code that it is paid by. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClaimBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description none is owed */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now, or too late */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/contact/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes the contact that was left, for good. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DeletionBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description none was left */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/photos/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Takes one picture that was named in the report or in an answer; its metadata is not kept. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "image/jpeg": components["schemas"]["PictureBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwedOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description never named */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no picture */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description another picture */
                460: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/revisit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether the reply satisfies; if not, with a reason, the matter is opened again, once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["RevisitBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now, or other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/report/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the tip-off back, as long as it is not answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WithdrawalBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not now, or other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Takes one tip-off in; the same once more gets the stored answer with 200. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ReportIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description work not done */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description other content, code or work taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too many */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tell/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A puzzle for the phone, good for one report or one opening within half an hour. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WorkBody"];
                };
            };
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkOut"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tipoff-bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published, and which periods wait. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulletinPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tipoff-bulletins/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes them as they are now, for everybody and for good. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["BulletinIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulletinPage"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such period */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not over yet, or published */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tipoff-bulletins/{period}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures as they would be published now; what is to be hidden is hidden here too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    period: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulletinDraft"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description no such period */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not over yet, or published */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/track-bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every switch of the caller's areas and of what lies around them, the last one first. */
        get: {
            parameters: {
                query?: {
                    before?: number | null;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackBasisPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Switches tracks on or off for an area; answers the switches as they now stand. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TrackBasisIn"];
                };
            };
            responses: {
                /** @description kept already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackBasisPage"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id has other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracks of the caller's areas. Reading the list is a line of the log. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    area?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackPage"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracks/{track_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own, or one of the areas where one may read them; the latter is a line of the log. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    track_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description unknown */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Takes a track in, where one may be recorded; the same one again gets 200. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    track_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["TrackIn"];
                };
            };
            responses: {
                /** @description kept already */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrackSummary"];
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description the id has other content */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an upload and takes a body at once; a photo kept already is complete at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description created, with the offset reached */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** PATCH or DELETE named by X-HTTP-Method-Override, for networks that let only POST through. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description as PATCH or DELETE */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Drops an unfinished upload; a photo that is complete stays. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description dropped */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Takes the bytes from the offset on; the last one completes the photo. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description taken, with the offset reached */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description the request cannot be read */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description read, and not as it should be: the facts name the fields */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plots of the person's areas that the filter finds, counted by township and state. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    area?: string;
                    year?: number | null;
                    grain?: ("yes" | "no" | "unknown") | null;
                    cultivated?: ("yes" | "no" | "unknown") | null;
                    overdue?: boolean;
                    grid?: string | "none" | null;
                    findings?: boolean;
                    watch?: ("last_chance" | "at_risk" | "missed" | "cannot_tell" | "on_course" | "met_planted" | "met_harvested" | "not_owed") | null;
                    land_use?: ("red" | "amber") | null;
                    abandonment?: ("warning" | "abandoned" | "severe") | null;
                    relapsed?: boolean;
                    entrusted?: boolean | null;
                    reshoot?: boolean;
                    fallow_ends?: boolean;
                    alert?: string | null;
                    alert_on?: string | null;
                    due?: ("due" | "overdue") | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WatchOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to do for the person's areas. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WeekOut"];
                    };
                };
                /** @description signed in no longer, or not yet */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description refused */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AdoptBody */
        AdoptBody: {
            /**
             * Base
             * @description id of the edition in force when it was begun
             */
            base: string;
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Id */
            id: string;
            /**
             * Limits
             * @description those that are to change; the others stay
             */
            limits: {
                [key: string]: boolean | number | string | unknown[];
            };
            preview: components["schemas"]["AdoptBody.SeenPreview"];
            /** Reason */
            reason: string;
        };
        /**
         * SeenPreview
         * @description As a preview answered it.
         */
        "AdoptBody.SeenPreview": {
            /** At */
            at: string;
            /** Base */
            base: string;
            /** Changes Sha256 */
            changes_sha256: string;
            /** Plots */
            plots: number;
            /** Records */
            records: number;
            /** Rules Sha256 */
            rules_sha256: string;
            /** Signature */
            signature: string;
        };
        /**
         * AnswerBody
         * @description What the reporter answers or adds.
         */
        AnswerBody: {
            /** Id */
            id: string;
            /** Photos */
            photos: string[];
            /** Question Id */
            question_id: string | null;
            /** Words */
            words: string;
        };
        /** AnswerIn */
        AnswerIn: {
            /** Id */
            id: string;
            /** Text */
            text: string;
        };
        /** AnswerOut */
        AnswerOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** AppliedOut */
        AppliedOut: {
            /** @description where nothing is wrong */
            counts: components["schemas"]["AppliedOut.SheetCounts"] | null;
            /** Faults */
            faults: components["schemas"]["AppliedOut.FaultOut"][];
            /** Kind */
            kind: string;
            /** More Faults */
            more_faults: number;
            /**
             * Passwords
             * @description of new people, told this once
             */
            passwords: components["schemas"]["AppliedOut.PasswordOut"][];
            /** Rows */
            rows: number;
            /**
             * State
             * @enum {string}
             */
            state: "looked_at" | "applied";
        };
        /** FaultOut */
        "AppliedOut.FaultOut": {
            /**
             * Code
             * @description with a sentence under sheet_fault
             */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Row
             * @description as the spreadsheet counts it
             */
            row: number;
        };
        /** PasswordOut */
        "AppliedOut.PasswordOut": {
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
        };
        /** SheetCounts */
        "AppliedOut.SheetCounts": {
            /** Changed */
            changed: number;
            /** New */
            new: number;
            /** Unchanged */
            unchanged: number;
        };
        /** BaseMapAnswer */
        BaseMapAnswer: {
            base: components["schemas"]["BaseMapAnswer.BaseMapOut"] | null;
        };
        /** BaseMapOut */
        "BaseMapAnswer.BaseMapOut": {
            /** Approval Number */
            approval_number: string;
            /** Attribution */
            attribution: string;
            /** Datum */
            datum: string;
            /** Layers */
            layers: string[];
            /** Max Zoom */
            max_zoom: number;
            /** Tile Px */
            tile_px: number;
        };
        /**
         * BrowserIn
         * @description A `PushSubscription` as the browser gives it.
         */
        BrowserIn: {
            /** Endpoint */
            endpoint: string;
            keys: components["schemas"]["BrowserIn.BrowserKeys"];
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
        };
        /** BrowserKeys */
        "BrowserIn.BrowserKeys": {
            /** Auth */
            auth: string;
            /** P256Dh */
            p256dh: string;
        };
        /** BudgetIn */
        BudgetIn: {
            /** Reason */
            reason: string;
            /**
             * Seen
             * @description number of the year's last budget, 0 for none
             */
            seen: number;
            /** Year */
            year: number;
            /** Yuan */
            yuan: string;
        };
        /** BudgetPage */
        BudgetPage: {
            /** May Set */
            may_set: boolean;
            /** This Year */
            this_year: number;
            /** Years */
            years: components["schemas"]["BudgetPage.BudgetYear"][];
        };
        /** BudgetChange */
        "BudgetPage.BudgetChange": {
            /** Number */
            number: number;
            /** Reason */
            reason: string;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            /** Set By */
            set_by: string;
            /** Yuan */
            yuan: string;
        };
        /** BudgetYear */
        "BudgetPage.BudgetYear": {
            /** Budget Yuan */
            budget_yuan: string | null;
            /** Committed Yuan */
            committed_yuan: string;
            /** History */
            history: components["schemas"]["BudgetPage.BudgetChange"][];
            /** Left Yuan */
            left_yuan: string | null;
            /** Paid Yuan */
            paid_yuan: string;
            /** Year */
            year: number;
        };
        /** BulletinDraft */
        BulletinDraft: {
            figures: components["schemas"]["BulletinDraft.Figures"];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Period */
            period: string;
            /** Threshold */
            threshold: number;
        };
        /** FigureKind */
        "BulletinDraft.FigureKind": {
            /** Below */
            below: components["schemas"]["BulletinDraft.FigureOutcome"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
        };
        /** FigureOutcome */
        "BulletinDraft.FigureOutcome": {
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "true" | "not_shown" | "dismissed" | "withdrawn";
        };
        /** FigureTownship */
        "BulletinDraft.FigureTownship": {
            /** Below */
            below: components["schemas"]["BulletinDraft.FigureKind"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @description division code; empty for what nobody could place
             */
            name: string;
        };
        /**
         * Figures
         * @description Null is hidden: fewer than the threshold, or kept so that another cannot be computed.
         */
        "BulletinDraft.Figures": {
            /** Below */
            below: components["schemas"]["BulletinDraft.FigureTownship"][];
            /** Count */
            count: number | null;
        };
        /** BulletinIn */
        BulletinIn: {
            /**
             * Note
             * @description stands under the figures
             * @default
             */
            note: string;
        };
        /** BulletinPage */
        BulletinPage: {
            /** May Publish */
            may_publish: boolean;
            /** Published */
            published: components["schemas"]["BulletinPage.BulletinOut"][];
            /** Threshold */
            threshold: number;
            /**
             * Waiting
             * @description over and not published, the newest first
             */
            waiting: components["schemas"]["BulletinPage.BulletinPeriod"][];
        };
        /** BulletinOut */
        "BulletinPage.BulletinOut": {
            figures: components["schemas"]["BulletinPage.Figures"];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /**
             * Names
             * @description of the townships
             */
            names: {
                [key: string]: string;
            };
            /** Note */
            note: string;
            /**
             * Period
             * @description “2026-09”: the month in which it begins
             */
            period: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Published By */
            published_by: string;
            /** Threshold */
            threshold: number;
        };
        /** BulletinPeriod */
        "BulletinPage.BulletinPeriod": {
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Period */
            period: string;
        };
        /** FigureKind */
        "BulletinPage.FigureKind": {
            /** Below */
            below: components["schemas"]["BulletinPage.FigureOutcome"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
        };
        /** FigureOutcome */
        "BulletinPage.FigureOutcome": {
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "true" | "not_shown" | "dismissed" | "withdrawn";
        };
        /** FigureTownship */
        "BulletinPage.FigureTownship": {
            /** Below */
            below: components["schemas"]["BulletinPage.FigureKind"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @description division code; empty for what nobody could place
             */
            name: string;
        };
        /**
         * Figures
         * @description Null is hidden: fewer than the threshold, or kept so that another cannot be computed.
         */
        "BulletinPage.Figures": {
            /** Below */
            below: components["schemas"]["BulletinPage.FigureTownship"][];
            /** Count */
            count: number | null;
        };
        /** CaseIn */
        CaseIn: {
            /** Id */
            id: string;
            /**
             * Left On
             * Format: date
             */
            left_on: string;
            /**
             * Note
             * @default
             */
            note: string;
            /** Step Id */
            step_id: string;
        };
        /** CaseOut */
        CaseOut: {
            /** Division Code */
            division_code: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
            /** Steps */
            steps: components["schemas"]["CaseOut.StepOut"][];
            /** Village */
            village: string;
        };
        /** StepOut */
        "CaseOut.StepOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Id */
            id: string;
            /** Inspection Id */
            inspection_id: string | null;
            /** Note */
            note: string;
            /** Operator Id */
            operator_id: string | null;
            /** Person Name */
            person_name: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Step
             * @enum {string}
             */
            step: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
        };
        /** CasePage */
        CasePage: {
            /** Cases */
            cases: components["schemas"]["CasePage.CaseOut"][];
            /** Count */
            count: number;
            /** Next */
            next: string | null;
        };
        /** CaseOut */
        "CasePage.CaseOut": {
            /** Division Code */
            division_code: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
            /** Steps */
            steps: components["schemas"]["CasePage.StepOut"][];
            /** Village */
            village: string;
        };
        /** StepOut */
        "CasePage.StepOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Id */
            id: string;
            /** Inspection Id */
            inspection_id: string | null;
            /** Note */
            note: string;
            /** Operator Id */
            operator_id: string | null;
            /** Person Name */
            person_name: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Step
             * @enum {string}
             */
            step: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
        };
        /** ChangeBody */
        ChangeBody: {
            /** New */
            new: string;
            /** Old */
            old: string;
        };
        /** ChangedOut */
        ChangedOut: {
            /**
             * Sessions Ended
             * @description all but the one that asks
             */
            sessions_ended: number;
        };
        /**
         * CheckIn
         * @description What the office wants looked at: a plot, a point, or both.
         */
        CheckIn: {
            /**
             * At Once
             * @description false: at the next hour at which checks go out
             */
            at_once: boolean;
            /**
             * Division Code
             * @description township, village or group of a point that has no plot near
             */
            division_code: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /**
             * Note
             * @description what is to be looked at
             */
            note: string;
            /** Photos */
            photos: string[];
            place: components["schemas"]["CheckIn.PlaceIn"] | null;
            /** Plot Id */
            plot_id: string | null;
            /**
             * Sees From
             * @description the lowest level that may know of it
             * @enum {string}
             */
            sees_from: "field" | "township" | "county" | "committee";
        };
        /** PlaceIn */
        "CheckIn.PlaceIn": {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** CheckOut */
        CheckOut: {
            /** Id */
            id: string;
            /**
             * Release At
             * @description when it goes out; null where it is out
             */
            release_at: string | null;
        };
        /** ClaimBody */
        ClaimBody: {
            /** Id */
            id: string;
            /** Not Staff */
            not_staff: boolean;
        };
        /** ClaimIn */
        ClaimIn: {
            /** Boundary Version */
            boundary_version: number | null;
            device: components["schemas"]["ClaimIn.DeviceIn"];
            /** Edition */
            edition: string | null;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            fix: components["schemas"]["ClaimIn.FixIn"] | null;
            /** Matched At */
            matched_at?: string | null;
            observation: components["schemas"]["ClaimIn.ObservationIn"];
            /** Person Id */
            person_id: string;
            /** Photos */
            photos: components["schemas"]["ClaimIn.PhotoIn"][];
            /** Plot Id */
            plot_id: string;
            /** Reshoot Of */
            reshoot_of?: string | null;
            /** @default null */
            seal: components["schemas"]["ClaimIn.SealIn"] | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Utc Offset Min */
            utc_offset_min: number;
        };
        /** CropIn */
        "ClaimIn.CropIn": {
            /** Crop */
            crop: string;
            /** Purpose */
            purpose: ("grain" | "fresh" | "silage" | "vegetable") | null;
            /** Share Percent */
            share_percent: number | null;
            /** Stage */
            stage: ("sown" | "emerged" | "tillering" | "vegetative" | "heading" | "ripening" | "harvested" | "failed") | null;
        };
        /** DeviceIn */
        "ClaimIn.DeviceIn": {
            /** App Version */
            app_version: string;
            /** Id */
            id: string;
        };
        /** FixIn */
        "ClaimIn.FixIn": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * Age Ms
             * @default null
             */
            age_ms: number | null;
            /**
             * Altitude M
             * @default null
             */
            altitude_m: number | null;
            /**
             * Datum
             * @enum {string}
             */
            datum: "WGS84" | "GCJ02" | "BD09" | "unknown";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Source
             * @enum {string}
             */
            source: "w3c" | "wx" | "exif" | "map";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /** ObservationIn */
        "ClaimIn.ObservationIn": {
            /**
             * Cover
             * @enum {string}
             */
            cover: "crop" | "stubble" | "tilled" | "weeds" | "fruit_trees" | "timber_trees" | "shrubs" | "nursery" | "pond" | "greenhouse" | "facility" | "building" | "bare" | "fallow" | "mixed" | "unseen";
            /** Crops */
            crops: components["schemas"]["ClaimIn.CropIn"][];
            /**
             * Fallow Document
             * @default null
             */
            fallow_document: string | null;
            /**
             * Hardened
             * @default unknown
             * @enum {string}
             */
            hardened: "yes" | "no" | "unknown";
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Permanent Water
             * @default unknown
             * @enum {string}
             */
            permanent_water: "yes" | "no" | "unknown";
            /**
             * Plough Layer
             * @default unknown
             * @enum {string}
             */
            plough_layer: "yes" | "no" | "unknown";
            /** @default null */
            trees: components["schemas"]["ClaimIn.TreesIn"] | null;
            /**
             * Woody Regrowth
             * @default unknown
             * @enum {string}
             */
            woody_regrowth: "yes" | "no" | "unknown";
        };
        /** PhotoIn */
        "ClaimIn.PhotoIn": {
            fix: components["schemas"]["ClaimIn.FixIn"] | null;
            /** Heading Deg */
            heading_deg: number | null;
            /** Media Type */
            media_type: string;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
            /**
             * Source
             * @enum {string}
             */
            source: "camera" | "camera_app" | "gallery";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /**
         * SealIn
         * @description A signature that does not hold is judged, not refused: only its shape is bounded here.
         */
        "ClaimIn.SealIn": {
            /** Key Id */
            key_id: string;
            /** Nonce */
            nonce: string | null;
            /** Signature */
            signature: string;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
        };
        /** TreesIn */
        "ClaimIn.TreesIn": {
            /** Canopy Method */
            canopy_method: ("visual" | "drone" | "transect") | null;
            /** Canopy Percent */
            canopy_percent: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fruit" | "tea" | "mulberry" | "timber" | "bamboo" | "shrub";
            /** Plants Per Mu */
            plants_per_mu: number | null;
            /**
             * Species
             * @default null
             */
            species: string | null;
            /**
             * Young In Rows
             * @default false
             */
            young_in_rows: boolean;
        };
        /** CloseBody */
        CloseBody: {
            /** Reason */
            reason: string;
        };
        /** CommentIn */
        CommentIn: {
            /** Text */
            text: string;
        };
        /** CommentOut */
        CommentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: number;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** ContactOpeningIn */
        ContactOpeningIn: {
            /** Id */
            id: string;
            /** Reason */
            reason: string;
        };
        /** ContactOut */
        ContactOut: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** CountOut */
        CountOut: {
            /**
             * At Once
             * @description made while who asks waits, not by a worker
             */
            at_once: boolean;
            /** Count */
            count: number;
            /** Formats */
            formats: ("xlsx" | "csv" | "gpkg" | "geojson")[];
        };
        /** CoverageOut */
        CoverageOut: {
            /**
             * Earlier
             * @description a day of the period before
             */
            earlier: string | null;
            /**
             * First On
             * @description of the period; null where no round was made
             */
            first_on: string | null;
            /**
             * Grids
             * @description by code
             */
            grids: components["schemas"]["CoverageOut.GridCoverage"][];
            /** Last On */
            last_on: string | null;
            /** Later */
            later: string | null;
            /**
             * Level
             * @enum {string}
             */
            level: "grid" | "village" | "township" | "county";
            /** Next */
            next: string | null;
            /**
             * On
             * Format: date
             */
            on: string;
            whole: components["schemas"]["CoverageOut.CountsOut"];
        };
        /** CountsOut */
        "CoverageOut.CountsOut": {
            /** Good */
            good: number;
            /**
             * Late
             * @description of all but those that were seen well
             */
            late: number;
            /** Paper */
            paper: number;
            /** Plots */
            plots: number;
            /** Poor */
            poor: number;
            /** Unseen */
            unseen: number;
        };
        /** GridCoverage */
        "CoverageOut.GridCoverage": {
            /** Code */
            code: string;
            /**
             * First On
             * Format: date
             */
            first_on: string;
            /** Good */
            good: number;
            /** Grid Id */
            grid_id: string;
            /**
             * Last On
             * Format: date
             */
            last_on: string;
            /**
             * Late
             * @description of all but those that were seen well
             */
            late: number;
            /** Name */
            name: string;
            /** Paper */
            paper: number;
            /** Plots */
            plots: number;
            /** Poor */
            poor: number;
            /** Unseen */
            unseen: number;
        };
        /** CoveredPage */
        CoveredPage: {
            /** Next */
            next: string | null;
            /** Plots */
            plots: components["schemas"]["CoveredPage.CoveredPlot"][];
        };
        /** CoveredPlot */
        "CoveredPage.CoveredPlot": {
            /** Crop */
            crop: string | null;
            /** Day */
            day: string | null;
            /** Division Code */
            division_code: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Findings
             * @description of a record that was not good enough
             */
            findings: components["schemas"]["CoveredPage.FindingOut"][];
            /** Grid Id */
            grid_id: string;
            /** Grid Name */
            grid_name: string;
            /** Id */
            id: string;
            /**
             * Inspection Id
             * @description null for paper
             */
            inspection_id: string | null;
            /**
             * Lacks
             * @description clause of evidence that is lacking, or returned
             */
            lacks: string | null;
            /** Late */
            late: boolean;
            /**
             * Late On
             * Format: date
             */
            late_on: string;
            /** Number */
            number: string;
            /** Person Name */
            person_name: string | null;
            /** Place */
            place: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "never" | "problem" | "last_chance" | "at_risk" | "unseen" | "contradictory" | "sown" | "winter_crops" | "sowing" | "main_crops" | "harvest" | "after_harvest" | "missed" | "not_owed";
            /**
             * Seen
             * @enum {string}
             */
            seen: "good" | "poor" | "paper" | "unseen";
            /** Seen On */
            seen_on: string | null;
            /** Village */
            village: string;
        };
        /** FindingOut */
        "CoveredPage.FindingOut": {
            /** Code */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Weight */
            weight: string;
        };
        /** DecisionIn */
        DecisionIn: {
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "accept" | "return" | "override" | "void";
            /**
             * Note
             * @default
             */
            note: string;
            /** @default null */
            override: components["schemas"]["DecisionIn.OverrideIn"] | null;
            /**
             * Reason
             * @default null
             */
            reason: ("photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other") | null;
            /**
             * Requests
             * @default []
             */
            requests: components["schemas"]["DecisionIn.RequestIn"][];
            /** Seen */
            seen: string | null;
        };
        /** OverrideIn */
        "DecisionIn.OverrideIn": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /** RequestIn */
        "DecisionIn.RequestIn": {
            /** Photo */
            photo: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /**
             * Why
             * @enum {string}
             */
            why: "photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other";
        };
        /** DecisionOut */
        DecisionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Inspection Id */
            inspection_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "accept" | "return" | "override" | "void";
            /** Note */
            note: string;
            override: components["schemas"]["DecisionOut.OverrideOut"] | null;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: ("photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other") | null;
            /** Requests */
            requests: components["schemas"]["DecisionOut.RequestOut"][];
        };
        /**
         * OverrideOut
         * @description Answers that an officer gave in place of the computed ones; those not named stand as computed.
         */
        "DecisionOut.OverrideOut": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /**
         * RequestOut
         * @description One picture to be taken again: the one of the record, or one that it lacks.
         */
        "DecisionOut.RequestOut": {
            /** Photo */
            photo: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /**
             * Why
             * @enum {string}
             */
            why: "photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other";
        };
        /** DeletionBody */
        DeletionBody: {
            /** Id */
            id: string;
        };
        /**
         * DeskStepBody
         * @description A step as it is sent.
         */
        DeskStepBody: {
            /**
             * Against
             * @default null
             */
            against: ("owner" | "village" | "township" | "county" | "unknown") | null;
            /**
             * At Once
             * @default false
             */
            at_once: boolean;
            /**
             * Boxes
             * @description [left, top, right, bottom] as shares; empty: looked at, nothing to cover
             * @default null
             */
            boxes: number[][] | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @default null
             */
            kind: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | null;
            /**
             * Other Id
             * @description the matter that merge takes in
             * @default null
             */
            other_id: string | null;
            /**
             * Photos
             * @description covered pictures that go along
             * @default []
             */
            photos: components["schemas"]["DeskStepBody.PictureIn"][];
            /**
             * @description of the check, or as the desk judges; null: the plot's middle
             * @default null
             */
            place: components["schemas"]["DeskStepBody.PlaceIn"] | null;
            /**
             * Plot Id
             * @default null
             */
            plot_id: string | null;
            /**
             * Reason
             * @description why a check goes out at once
             * @default
             */
            reason: string;
            /**
             * Reply
             * @description what the reporters of a dismissal read
             * @default
             */
            reply: string;
            /**
             * Seen
             * @description place of the last event that was seen
             */
            seen: number;
            /**
             * Sha256
             * @description the picture that redact is about
             * @default null
             */
            sha256: string | null;
            /**
             * Shown
             * @description whether the covered picture may go along with the check
             * @default null
             */
            shown: boolean | null;
            /**
             * Step
             * @enum {string}
             */
            step: "judge" | "ask" | "set_aside" | "restore" | "redact" | "merge" | "split" | "queue" | "unqueue" | "dismiss" | "reply" | "mute" | "unmute";
            /**
             * Tipoff Id
             * @description whom ask means, null for all; which one split takes out
             * @default null
             */
            tipoff_id: string | null;
            /**
             * Words
             * @description to the reporters of ask and reply, the note of queue to the field, else the desk's own reason, which no reporter reads
             * @default
             */
            words: string;
        };
        /** PictureIn */
        "DeskStepBody.PictureIn": {
            /** Sha256 */
            sha256: string;
            /** Tipoff Id */
            tipoff_id: string;
        };
        /** PlaceIn */
        "DeskStepBody.PlaceIn": {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** DeviceBody */
        DeviceBody: {
            /** Device Id */
            device_id: string;
            /**
             * Name
             * @default
             */
            name: string;
            public_key: components["schemas"]["DeviceBody.KeyIn"];
        };
        /**
         * KeyIn
         * @description A public key as WebCrypto exports it (JWK, RFC 7517).
         */
        "DeviceBody.KeyIn": {
            /** Crv */
            crv: string;
            /** Kty */
            kty: string;
            /** X */
            x: string;
            /** Y */
            y: string;
        };
        /** DeviceOut */
        DeviceOut: {
            /** Device Id */
            device_id: string;
            /** Key Id */
            key_id: string;
            /** Name */
            name: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Revoke Reason */
            revoke_reason: string | null;
            /** Revoked At */
            revoked_at: string | null;
        };
        /** DevicePage */
        DevicePage: {
            /** Devices */
            devices: components["schemas"]["DevicePage.DeviceOut"][];
            /** Next */
            next: string | null;
        };
        /** DeviceOut */
        "DevicePage.DeviceOut": {
            /** Device Id */
            device_id: string;
            /** Key Id */
            key_id: string;
            /** Name */
            name: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Revoke Reason */
            revoke_reason: string | null;
            /** Revoked At */
            revoked_at: string | null;
        };
        /** DivisionPage */
        DivisionPage: {
            /** Divisions */
            divisions: components["schemas"]["DivisionPage.DivisionOut"][];
            /** Next */
            next: string | null;
        };
        /** DivisionOut */
        "DivisionPage.DivisionOut": {
            /** Code */
            code: string;
            /**
             * Level
             * @enum {string}
             */
            level: "province" | "city" | "county" | "township" | "village" | "group";
            /** Name */
            name: string;
            /**
             * Same As
             * @description other codes of the same area
             */
            same_as: string[];
        };
        /** DoorOut */
        DoorOut: {
            /** Against */
            against: ("owner" | "village" | "township" | "county" | "unknown")[];
            /** Answer Words Max */
            answer_words_max: number;
            /**
             * Contact Days
             * @description a contact is deleted so long after the matter has ended
             */
            contact_days: number;
            /** Kinds */
            kinds: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other")[];
            /** Long Side Px */
            long_side_px: number;
            /** Photo Max Bytes */
            photo_max_bytes: number;
            /**
             * Photos In All Max
             * @description with those added afterwards
             */
            photos_in_all_max: number;
            /**
             * Photos Max
             * @description in the report
             */
            photos_max: number;
            /** Reason Words Max */
            reason_words_max: number;
            rewards: components["schemas"]["DoorOut.Announced"];
            /** Token Minutes */
            token_minutes: number;
            /** Where Words Max */
            where_words_max: number;
            /** Words Max */
            words_max: number;
        };
        /**
         * Announced
         * @description What is promised today; without any terms nothing is, and the page says: as announced.
         */
        "DoorOut.Announced": {
            /** Announced */
            announced: boolean;
            /** Cap Yuan */
            cap_yuan: string | null;
            /** Claim Days */
            claim_days: number | null;
            /** Lines */
            lines: components["schemas"]["DoorOut.AnnouncedLine"][];
            /** Staff Excluded */
            staff_excluded: boolean;
        };
        /** AnnouncedLine */
        "DoorOut.AnnouncedLine": {
            /** Fixed Yuan */
            fixed_yuan: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Per Mu Yuan */
            per_mu_yuan: string | null;
        };
        /** DraftBody */
        DraftBody: {
            /**
             * Base
             * @description id of the edition in force when it was begun
             */
            base: string;
            /**
             * Limits
             * @description those that are to change; the others stay
             */
            limits: {
                [key: string]: boolean | number | string | unknown[];
            };
        };
        /** DrawIn */
        DrawIn: {
            /**
             * Area
             * @description division code prefix
             */
            area: string;
            /**
             * From
             * Format: date
             */
            from: string;
            /** Seed */
            seed: string;
            /** Share Percent */
            share_percent: number;
            /**
             * To
             * Format: date
             */
            to: string;
        };
        /** EditionList */
        EditionList: {
            /** Editions */
            editions: components["schemas"]["EditionList.EditionSummary"][];
            /** In Force */
            in_force: string;
            /**
             * Judged
             * @description false while plots still stand as the edition before said
             */
            judged: boolean;
            /** May Adopt */
            may_adopt: boolean;
        };
        /** EditionSummary */
        "EditionList.EditionSummary": {
            /**
             * Adopted At
             * @description null for the edition that is shipped
             */
            adopted_at: string | null;
            /**
             * Adopted By
             * @description a person's name; null for the command line
             */
            adopted_by: string | null;
            /** Crops Changed */
            crops_changed: string[];
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Id */
            id: string;
            /**
             * Judged At
             * @description when every plot had been judged by it
             */
            judged_at: string | null;
            /** Limits Changed */
            limits_changed: components["schemas"]["EditionList.LimitDifference"][];
            /** Reason */
            reason: string;
        };
        /** LimitDifference */
        "EditionList.LimitDifference": {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Name */
            name: string;
        };
        /** EditionOut */
        EditionOut: {
            /**
             * Adopted At
             * @description null for the edition that is shipped
             */
            adopted_at: string | null;
            /**
             * Adopted By
             * @description a person's name; null for the command line
             */
            adopted_by: string | null;
            /**
             * Crop Differences
             * @description to the edition before
             */
            crop_differences: components["schemas"]["EditionOut.CropDifference"][];
            /** Crops */
            crops: components["schemas"]["EditionOut.CropOut"][];
            /** Crops Changed */
            crops_changed: string[];
            /**
             * Effective From
             * Format: date
             */
            effective_from: string;
            /** Id */
            id: string;
            /** In Force */
            in_force: boolean;
            /**
             * Judged At
             * @description when every plot had been judged by it
             */
            judged_at: string | null;
            /** Limits */
            limits: components["schemas"]["EditionOut.LimitOut"][];
            /** Limits Changed */
            limits_changed: components["schemas"]["EditionOut.LimitDifference"][];
            /** Reason */
            reason: string;
        };
        /** CropDifference */
        "EditionOut.CropDifference": {
            after: components["schemas"]["EditionOut.CropOut"] | null;
            before: components["schemas"]["EditionOut.CropOut"] | null;
            /** Code */
            code: string;
        };
        /** CropOut */
        "EditionOut.CropOut": {
            /** Aquatic */
            aquatic: boolean;
            /**
             * Ask Purpose
             * @description whether it is grain depends on the purpose
             */
            ask_purpose: boolean;
            /** Code */
            code: string;
            /**
             * Cut Of
             * @description the crop whose planting this is another cut of
             */
            cut_of: string | null;
            /** Cycles */
            cycles: components["schemas"]["EditionOut.CycleOut"][];
            /** En */
            en: string;
            /** Grain */
            grain: boolean;
            /**
             * Group
             * @enum {string}
             */
            group: "cereal" | "bean" | "tuber" | "oil" | "sugar" | "fibre" | "vegetable" | "forage" | "nursery" | "other";
            /**
             * Local
             * @description names people use
             */
            local: string[];
            mark: components["schemas"]["EditionOut.MarkOut"];
            /** Purposes */
            purposes: ("grain" | "fresh" | "silage" | "vegetable")[];
            /**
             * Usual Stage
             * @description January to December
             */
            usual_stage: (("sown" | "emerged" | "tillering" | "vegetative" | "heading" | "ripening" | "harvested" | "failed") | null)[];
            /** Zh */
            zh: string;
        };
        /**
         * CycleOut
         * @description Windows of days "MM-DD", both ends included; they may wrap over New Year.
         */
        "EditionOut.CycleOut": {
            /** Harvest */
            harvest: string[];
            /** Sow */
            sow: string[] | null;
            /** Standing */
            standing: string[];
            /** Transplant */
            transplant: string[] | null;
        };
        /** InBothLanguages */
        "EditionOut.InBothLanguages": {
            /** En */
            en: string;
            /** Zh */
            zh: string;
        };
        /** LimitDifference */
        "EditionOut.LimitDifference": {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Name */
            name: string;
        };
        /** LimitOut */
        "EditionOut.LimitOut": {
            group: components["schemas"]["EditionOut.InBothLanguages"];
            /** High */
            high: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "number" | "integer" | "flag" | "day" | "date" | "days" | "table";
            /** Low */
            low: number | null;
            /** Marks */
            marks: components["schemas"]["EditionOut.MarkOut"][];
            /** Name */
            name: string;
            sentence: components["schemas"]["EditionOut.InBothLanguages"];
            unit: components["schemas"]["EditionOut.InBothLanguages"] | null;
            /** Value */
            value: unknown;
        };
        /** MarkOut */
        "EditionOut.MarkOut": {
            /**
             * Mark
             * @enum {string}
             */
            mark: "S" | "V" | "P" | "U";
            sentence: components["schemas"]["EditionOut.InBothLanguages"];
        };
        /** ExportIn */
        ExportIn: {
            /**
             * @default {
             *       "abandonment": null,
             *       "against": null,
             *       "alert": null,
             *       "alert_on": null,
             *       "area": null,
             *       "change": null,
             *       "checks": null,
             *       "cultivated": null,
             *       "due": null,
             *       "entrusted": null,
             *       "fallow_ends": null,
             *       "finding": null,
             *       "findings": null,
             *       "grain": null,
             *       "grid": null,
             *       "import_id": null,
             *       "kind": null,
             *       "land_use": null,
             *       "late": null,
             *       "level": null,
             *       "matter_state": null,
             *       "on": null,
             *       "outcome": null,
             *       "overdue": null,
             *       "payment_state": null,
             *       "problem_state": null,
             *       "q": null,
             *       "relapsed": null,
             *       "reshoot": null,
             *       "reward_state": null,
             *       "risk_from": null,
             *       "second_look_id": null,
             *       "seen": null,
             *       "state": null,
             *       "watch": null,
             *       "year": null
             *     }
             */
            filter: components["schemas"]["ExportIn.FilterIn"];
            /**
             * Format
             * @enum {string}
             */
            format: "xlsx" | "csv" | "gpkg" | "geojson";
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * List
             * @enum {string}
             */
            list: "plots" | "records" | "people" | "devices" | "divisions" | "roles" | "grids" | "import_rows" | "second_look" | "paper" | "problems" | "matters" | "suggestions" | "operator_cases" | "coverage" | "payments" | "rewards" | "contact_openings";
        };
        /**
         * FilterIn
         * @description What of the list is wanted, in the words of the list's own address; each list has some of these.
         */
        "ExportIn.FilterIn": {
            /**
             * Abandonment
             * @default null
             */
            abandonment: ("warning" | "abandoned" | "severe") | null;
            /**
             * Against
             * @default null
             */
            against: ("owner" | "village" | "township" | "county" | "unknown") | null;
            /**
             * Alert
             * @default null
             */
            alert: string | null;
            /**
             * Alert On
             * @default null
             */
            alert_on: string | null;
            /**
             * Area
             * @default null
             */
            area: string | null;
            /**
             * Change
             * @default null
             */
            change: ("new" | "new_version" | "attributes" | "unchanged") | null;
            /**
             * Checks
             * @default null
             */
            checks: boolean | null;
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Due
             * @default null
             */
            due: ("due" | "overdue") | null;
            /**
             * Entrusted
             * @default null
             */
            entrusted: boolean | null;
            /**
             * Fallow Ends
             * @default null
             */
            fallow_ends: boolean | null;
            /**
             * Finding
             * @default null
             */
            finding: string | null;
            /**
             * Findings
             * @default null
             */
            findings: boolean | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
            /**
             * Grid
             * @default null
             */
            grid: string | "none" | null;
            /**
             * Import Id
             * @default null
             */
            import_id: string | null;
            /**
             * Kind
             * @default null
             */
            kind: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | ("complaint" | "suggestion" | "data_mistake") | null;
            /**
             * Land Use
             * @default null
             */
            land_use: ("red" | "amber") | null;
            /**
             * Late
             * @default null
             */
            late: boolean | null;
            /**
             * Level
             * @default null
             */
            level: ("grid" | "village" | "township" | "county") | null;
            /**
             * Matter State
             * @default null
             */
            matter_state: ("new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged") | ("open" | "reply") | null;
            /**
             * On
             * @default null
             */
            on: string | null;
            /**
             * Outcome
             * @default null
             */
            outcome: ("accepted" | "repaired" | "quarantined") | null;
            /**
             * Overdue
             * @default null
             */
            overdue: boolean | null;
            /**
             * Payment State
             * @default null
             */
            payment_state: ("open" | "paid") | null;
            /**
             * Problem State
             * @default null
             */
            problem_state: ("found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed") | "open" | null;
            /**
             * Q
             * @default null
             */
            q: string | null;
            /**
             * Relapsed
             * @default null
             */
            relapsed: boolean | null;
            /**
             * Reshoot
             * @default null
             */
            reshoot: boolean | null;
            /**
             * Reward State
             * @default null
             */
            reward_state: ("not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn") | null;
            /**
             * Risk From
             * @default null
             */
            risk_from: number | null;
            /**
             * Second Look Id
             * @default null
             */
            second_look_id: string | null;
            /**
             * Seen
             * @default null
             */
            seen: ("good" | "poor" | "paper" | "unseen") | null;
            /**
             * State
             * @default null
             */
            state: ("open" | "accepted" | "returned" | "voided") | ("open" | "answered") | ("left" | "proposed" | "agreed" | "signed" | "followed" | "dropped") | null;
            /**
             * Watch
             * @default null
             */
            watch: ("last_chance" | "at_risk" | "missed" | "cannot_tell" | "on_course" | "met_planted" | "met_harvested" | "not_owed") | null;
            /**
             * Year
             * @default null
             */
            year: number | null;
        };
        /** ExportOut */
        ExportOut: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Done */
            done: number;
            /** Error */
            error: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Filename */
            filename: string;
            /** Filter */
            filter: {
                [key: string]: unknown;
            };
            /** Finished At */
            finished_at: string | null;
            /**
             * Format
             * @enum {string}
             */
            format: "xlsx" | "csv" | "gpkg" | "geojson";
            /** Id */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * List
             * @enum {string}
             */
            list: "plots" | "records" | "people" | "devices" | "divisions" | "roles" | "grids" | "import_rows" | "second_look" | "paper" | "problems" | "matters" | "suggestions" | "operator_cases" | "coverage" | "payments" | "rewards" | "contact_openings";
            /** Sha256 */
            sha256: string | null;
            /** Size Bytes */
            size_bytes: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled" | "expired";
            /** Total */
            total: number | null;
        };
        /** ExportPage */
        ExportPage: {
            /** Exports */
            exports: components["schemas"]["ExportPage.ExportOut"][];
            /** Next */
            next: string | null;
        };
        /** ExportOut */
        "ExportPage.ExportOut": {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Done */
            done: number;
            /** Error */
            error: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Filename */
            filename: string;
            /** Filter */
            filter: {
                [key: string]: unknown;
            };
            /** Finished At */
            finished_at: string | null;
            /**
             * Format
             * @enum {string}
             */
            format: "xlsx" | "csv" | "gpkg" | "geojson";
            /** Id */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * List
             * @enum {string}
             */
            list: "plots" | "records" | "people" | "devices" | "divisions" | "roles" | "grids" | "import_rows" | "second_look" | "paper" | "problems" | "matters" | "suggestions" | "operator_cases" | "coverage" | "payments" | "rewards" | "contact_openings";
            /** Sha256 */
            sha256: string | null;
            /** Size Bytes */
            size_bytes: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "cancelled" | "expired";
            /** Total */
            total: number | null;
        };
        /** FallowEndIn */
        FallowEndIn: {
            /**
             * Last On
             * @description the last day that counts; without one it is withdrawn
             * @default null
             */
            last_on: string | null;
            /** Reason */
            reason: string;
        };
        /** FallowIn */
        FallowIn: {
            /** Authority */
            authority: string;
            /**
             * Document
             * @description its number
             */
            document: string;
            /**
             * File
             * @description PDF or JPEG in base64
             */
            file: string;
            /**
             * First On
             * Format: date
             */
            first_on: string;
            /**
             * Last On
             * Format: date
             * @description included
             */
            last_on: string;
        };
        /** FallowList */
        FallowList: {
            /** Fallows */
            fallows: components["schemas"]["FallowList.FallowOut"][];
        };
        /** FallowEndOut */
        "FallowList.FallowEndOut": {
            /**
             * Ended At
             * Format: date-time
             */
            ended_at: string;
            /** Ended By */
            ended_by: string;
            /** Last On */
            last_on: string | null;
            /** Reason */
            reason: string;
        };
        /** FallowOut */
        "FallowList.FallowOut": {
            /** Authority */
            authority: string;
            /** Document */
            document: string;
            end: components["schemas"]["FallowList.FallowEndOut"] | null;
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /**
             * First On
             * Format: date
             */
            first_on: string;
            /** Id */
            id: string;
            /**
             * Last On
             * Format: date
             */
            last_on: string;
            /** Media Type */
            media_type: string;
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
        };
        /** Found */
        Found: {
            people: components["schemas"]["Found.FoundPeople"];
            plots: components["schemas"]["Found.FoundPlots"];
            records: components["schemas"]["Found.FoundRecords"];
        };
        /** FoundPeople */
        "Found.FoundPeople": {
            /** Found */
            found: components["schemas"]["Found.FoundPerson"][];
            /** More */
            more: boolean;
        };
        /** FoundPerson */
        "Found.FoundPerson": {
            /** Active */
            active: boolean;
            /** Id */
            id: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
        };
        /** FoundPlot */
        "Found.FoundPlot": {
            /** Division Code */
            division_code: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Village */
            village: string;
        };
        /** FoundPlots */
        "Found.FoundPlots": {
            /** Found */
            found: components["schemas"]["Found.FoundPlot"][];
            /** More */
            more: boolean;
        };
        /** FoundRecord */
        "Found.FoundRecord": {
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Plot Number */
            plot_number: string;
            /** Village */
            village: string;
        };
        /** FoundRecords */
        "Found.FoundRecords": {
            /** Found */
            found: components["schemas"]["Found.FoundRecord"][];
            /** More */
            more: boolean;
        };
        /** GridBody */
        GridBody: {
            /** Area Prefix */
            area_prefix: string;
            /** Code */
            code: string;
            /**
             * Level
             * @enum {string}
             */
            level: "grid" | "village" | "township" | "county";
            /** Name */
            name: string;
            /**
             * Whole Area
             * @description every plot of the area is its own; else only named ones
             */
            whole_area: boolean;
        };
        /** GridOut */
        GridOut: {
            /** Area Prefix */
            area_prefix: string;
            /** Closed At */
            closed_at: string | null;
            /** Code */
            code: string;
            /** Id */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "grid" | "village" | "township" | "county";
            /**
             * Mine
             * @description whether who asks may change it
             */
            mine: boolean;
            /** Name */
            name: string;
            /** Plots */
            plots: number;
            /**
             * Posts
             * @description newest first
             */
            posts: components["schemas"]["GridOut.PostOut"][];
            /** Whole Area */
            whole_area: boolean;
        };
        /** PostOut */
        "GridOut.PostOut": {
            /** Id */
            id: number;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Post
             * @enum {string}
             */
            post: "main" | "deputy";
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Until
             * @description the first day that is not theirs any more
             */
            until: string | null;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By Name */
            written_by_name: string;
        };
        /** GridPage */
        GridPage: {
            /** Grids */
            grids: components["schemas"]["GridPage.GridRow"][];
            /** Next */
            next: string | null;
            /**
             * Unassigned
             * @description plots without a grid; on the first page alone
             */
            unassigned: number | null;
            /**
             * Without Chief
             * @description grids; on the first page alone
             */
            without_chief: number | null;
        };
        /** GridRow */
        "GridPage.GridRow": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Chief
             * @description name of the main chief
             */
            chief: string | null;
            /** Code */
            code: string;
            /** Id */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "grid" | "village" | "township" | "county";
            /** Name */
            name: string;
            /**
             * Plots
             * @description that lie in it; of a higher level none are counted
             */
            plots: number;
            /** Whole Area */
            whole_area: boolean;
        };
        /** HandOverBody */
        HandOverBody: {
            /**
             * Ends
             * @description period that ends; the main chief's by itself
             * @default null
             */
            ends: number | null;
            /**
             * Person Id
             * @description who comes; null where nobody does
             */
            person_id: string | null;
            /**
             * Post
             * @enum {string}
             */
            post: "main" | "deputy";
            /** Reason */
            reason: string;
            /**
             * Since
             * Format: date
             */
            since: string;
        };
        /** ImportForm */
        ImportForm: {
            /**
             * File
             * Format: binary
             * @description zipped Shapefile or FileGDB, GeoPackage, GeoJSON
             */
            file: string;
            /**
             * Options
             * @description JSON: crs, encoding, layer, fields, scheme, survey_year; see docs/protocol.md
             * @default null
             */
            options: string | null;
        };
        /** ImportOut */
        ImportOut: {
            /** Applied At */
            applied_at: string | null;
            counts: components["schemas"]["ImportOut.ImportCounts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Crs */
            crs: string;
            /** Crs From */
            crs_from: string;
            /** Encoding */
            encoding: string;
            /** Encoding From */
            encoding_from: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /** Filename */
            filename: string;
            /** Id */
            id: string;
            /** Layer */
            layer: string;
            /** Rows */
            rows: components["schemas"]["ImportOut.ImportRow"][];
            /** Samples */
            samples: string[];
            /** Sha256 */
            sha256: string;
            /**
             * State
             * @enum {string}
             */
            state: "dry_run" | "applied";
        };
        /** ImportCounts */
        "ImportOut.ImportCounts": {
            /** Accepted */
            accepted: number;
            /** Attributes */
            attributes: number;
            /** New */
            new: number;
            /** New Version */
            new_version: number;
            /** Quarantined */
            quarantined: number;
            /** Repaired */
            repaired: number;
            /** Unchanged */
            unchanged: number;
        };
        /** ImportReason */
        "ImportOut.ImportReason": {
            /** Code */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /** ImportRow */
        "ImportOut.ImportRow": {
            /** Change */
            change: ("new" | "new_version" | "attributes" | "unchanged") | null;
            /** Key */
            key: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "accepted" | "repaired" | "quarantined";
            /** Reasons */
            reasons: components["schemas"]["ImportOut.ImportReason"][];
            /** Row */
            row: number;
        };
        /** ImportPage */
        ImportPage: {
            /** Imports */
            imports: components["schemas"]["ImportPage.ImportSummary"][];
            /** Next */
            next: string | null;
        };
        /** ImportCounts */
        "ImportPage.ImportCounts": {
            /** Accepted */
            accepted: number;
            /** Attributes */
            attributes: number;
            /** New */
            new: number;
            /** New Version */
            new_version: number;
            /** Quarantined */
            quarantined: number;
            /** Repaired */
            repaired: number;
            /** Unchanged */
            unchanged: number;
        };
        /** ImportSummary */
        "ImportPage.ImportSummary": {
            /** Applied At */
            applied_at: string | null;
            counts: components["schemas"]["ImportPage.ImportCounts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Filename */
            filename: string;
            /** Id */
            id: string;
            /**
             * State
             * @enum {string}
             */
            state: "dry_run" | "applied";
        };
        /** InspectionOut */
        InspectionOut: {
            /** Claim */
            claim: {
                [key: string]: unknown;
            };
            /** Claim Sha256 */
            claim_sha256: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            /** Late */
            late: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Photos */
            photos: components["schemas"]["InspectionOut.PhotoOut"][];
            /** Plot Id */
            plot_id: string;
            receipt: components["schemas"]["InspectionOut.ReceiptOut"];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            review: components["schemas"]["InspectionOut.ReviewOut"];
            /** Rivals */
            rivals: string[];
            verdict: components["schemas"]["InspectionOut.VerdictOut"];
            /** Years */
            years: components["schemas"]["InspectionOut.YearOut"][];
        };
        /** FindingOut */
        "InspectionOut.FindingOut": {
            /** Code */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Photo */
            photo: string | null;
            /** Weight */
            weight: string;
        };
        /** GrainOut */
        "InspectionOut.GrainOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Crops */
            crops: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
            /** Year */
            year: number | null;
        };
        /** JudgedOut */
        "InspectionOut.JudgedOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Row */
            row: number | null;
        };
        /**
         * OverrideOut
         * @description Answers that an officer gave in place of the computed ones; those not named stand as computed.
         */
        "InspectionOut.OverrideOut": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /** PhotoOut */
        "InspectionOut.PhotoOut": {
            /** Position */
            position: {
                [key: string]: unknown;
            } | null;
            /** Role */
            role: string;
            /** Sha256 */
            sha256: string;
            /** State */
            state: string;
        };
        /** ReceiptOut */
        "InspectionOut.ReceiptOut": {
            /** Claim Sha256 */
            claim_sha256: string;
            /** Format */
            format: string;
            /** Inspection Id */
            inspection_id: string;
            /** Key Id */
            key_id: string;
            /** Photos */
            photos: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Signature */
            signature: string;
        };
        /** ReviewOut */
        "InspectionOut.ReviewOut": {
            override: components["schemas"]["InspectionOut.OverrideOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
        };
        /** VerdictOut */
        "InspectionOut.VerdictOut": {
            /** Attribute */
            attribute: string | null;
            cultivated: components["schemas"]["InspectionOut.JudgedOut"];
            /** Edition */
            edition: string;
            farmable: components["schemas"]["InspectionOut.JudgedOut"];
            /** Findings */
            findings: components["schemas"]["InspectionOut.FindingOut"][];
            grain: components["schemas"]["InspectionOut.GrainOut"];
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
            /** Land Class */
            land_class: string | null;
            /** Owed Photos */
            owed_photos: string[];
            /** Position */
            position: {
                [key: string]: unknown;
            };
        };
        /** YearAnswer */
        "InspectionOut.YearAnswer": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
        };
        /** YearGrain */
        "InspectionOut.YearGrain": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
        };
        /** YearOut */
        "InspectionOut.YearOut": {
            cultivated: components["schemas"]["InspectionOut.YearAnswer"];
            /** Edition */
            edition: string;
            grain: components["schemas"]["InspectionOut.YearGrain"];
            /** Missing */
            missing: string[];
            /** Year */
            year: number;
        };
        /**
         * Line
         * @description One line of a long answer: how far it is, or, as the last, what came of it.
         */
        Line: {
            /** @default null */
            altered: components["schemas"]["Line.AlterationsOut"] | null;
            /**
             * @description to be given back when it is adopted
             * @default null
             */
            preview: components["schemas"]["Line.SeenPreview"] | null;
            /** @default null */
            progress: components["schemas"]["Line.ProgressOut"] | null;
            /** @default null */
            refused: components["schemas"]["Line.RefusedOut"] | null;
            /**
             * Told
             * @enum {string}
             */
            told: "progress" | "altered" | "refused";
        };
        /** Alteration */
        "Line.Alteration": {
            /** After */
            after: string[];
            /** Answer */
            answer: string;
            /** Before */
            before: string[];
            /** Inspection Id */
            inspection_id: string | null;
            /** Number */
            number: string;
            /** Plot Id */
            plot_id: string;
            /** Village */
            village: string;
            /** Year */
            year: number | null;
        };
        /** AlterationsOut */
        "Line.AlterationsOut": {
            /** Answers */
            answers: components["schemas"]["Line.AnswerCount"][];
            /** First */
            first: components["schemas"]["Line.Alteration"][];
            /** Plots */
            plots: number;
            /** Plots Altered */
            plots_altered: number;
            /** Records */
            records: number;
            /** Records Altered */
            records_altered: number;
            /** Townships */
            townships: components["schemas"]["Line.TownshipCount"][];
            /** Years */
            years: components["schemas"]["Line.YearCount"][];
        };
        /** AnswerCount */
        "Line.AnswerCount": {
            /** After */
            after: string | null;
            /** Answer */
            answer: string;
            /** Before */
            before: string | null;
            /** Count */
            count: number;
        };
        /** ProgressOut */
        "Line.ProgressOut": {
            /** Done */
            done: number;
            /** Of */
            of: number;
        };
        /** RefusedOut */
        "Line.RefusedOut": {
            /** Code */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Status */
            status: number;
        };
        /**
         * SeenPreview
         * @description As a preview answered it.
         */
        "Line.SeenPreview": {
            /** At */
            at: string;
            /** Base */
            base: string;
            /** Changes Sha256 */
            changes_sha256: string;
            /** Plots */
            plots: number;
            /** Records */
            records: number;
            /** Rules Sha256 */
            rules_sha256: string;
            /** Signature */
            signature: string;
        };
        /** TownshipCount */
        "Line.TownshipCount": {
            /** Plots */
            plots: number;
            /** Records */
            records: number;
            /** Township */
            township: string;
        };
        /** YearCount */
        "Line.YearCount": {
            /** After */
            after: string | null;
            /** Answer */
            answer: string;
            /** Before */
            before: string | null;
            /** Count */
            count: number;
            /** Year */
            year: number;
        };
        /** LiveOut */
        LiveOut: {
            /** Cursor */
            cursor: number;
            /**
             * More
             * @description other plots than those, too
             */
            more: boolean;
            /**
             * Plots
             * @description ids of plots with a newer record, decision, verdict or boundary
             */
            plots: string[];
        };
        /** LookIn */
        LookIn: {
            /** Agrees */
            agrees: boolean;
            /** Inspection Id */
            inspection_id: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** LoosePage */
        LoosePage: {
            /** Next */
            next: string | null;
            /** Plots */
            plots: components["schemas"]["LoosePage.LooseOut"][];
        };
        /** LooseOut */
        "LoosePage.LooseOut": {
            /** Distance M */
            distance_m: number | null;
            /** Division Code */
            division_code: string;
            /**
             * Grid Id
             * @description of the grid proposed; null where no neighbour has one
             */
            grid_id: string | null;
            /** Grid Name */
            grid_name: string | null;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Village */
            village: string;
            /** Why */
            why: ("village" | "nearest") | null;
        };
        /** MatterOut */
        MatterOut: {
            /**
             * Against
             * @enum {string}
             */
            against: "owner" | "village" | "township" | "county" | "unknown";
            /** Candidates */
            candidates: components["schemas"]["MatterOut.CandidateOut"][];
            /**
             * Check
             * @description of the check that went out
             */
            check: ("found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed") | null;
            /** Decide By */
            decide_by: string | null;
            /**
             * Division Code
             * @description empty where nobody could tell the place yet
             */
            division_code: string;
            /** Events */
            events: components["schemas"]["MatterOut.MatterEventOut"][];
            /**
             * First At
             * Format: date-time
             * @description when its first tip-off came, by the server's clock
             */
            first_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /**
             * Last Place
             * @description of its last event, for the next step
             */
            last_place: number;
            /** Lat */
            lat: number | null;
            /** Late */
            late: boolean;
            /**
             * Level
             * @description whose desk it lies on
             * @enum {string}
             */
            level: "field" | "township" | "county" | "committee";
            /** Lon */
            lon: number | null;
            /** Merged Into */
            merged_into: string | null;
            /**
             * Next Release At
             * @description when a check queued now would go out
             */
            next_release_at: string | null;
            /** Number */
            number: string | null;
            /** Pictures */
            pictures: number;
            /** Place */
            place: string | null;
            /** Plot Id */
            plot_id: string | null;
            /**
             * Plots
             * @description under or near its place, the nearest first
             */
            plots: components["schemas"]["MatterOut.NearPlotOut"][];
            /**
             * Problem Id
             * @description the check that went out
             */
            problem_id: string | null;
            /**
             * Release At
             * @description the hour at which its check goes out
             */
            release_at: string | null;
            /** Reopened */
            reopened: number;
            /** Replied At */
            replied_at: string | null;
            /**
             * Reporter Spoke
             * @description the last step was a reporter's: an answer, a picture
             */
            reporter_spoke: boolean;
            /**
             * Sees From
             * @description the lowest level that will know of its check
             * @enum {string}
             */
            sees_from: "field" | "township" | "county" | "committee";
            /**
             * State
             * @enum {string}
             */
            state: "new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged";
            /**
             * Steps
             * @description that the desk may take now
             */
            steps: ("judge" | "ask" | "set_aside" | "restore" | "redact" | "merge" | "split" | "queue" | "unqueue" | "dismiss" | "reply" | "mute" | "unmute")[];
            /**
             * Tipoff List
             * @description the first reporter first
             */
            tipoff_list: components["schemas"]["MatterOut.TipoffOut"][];
            /** Tipoffs */
            tipoffs: number;
            /** Village */
            village: string | null;
            /**
             * Waits For Reply
             * @description its check has ended, its reporters do not know yet
             */
            waits_for_reply: boolean;
        };
        /** CandidateOut */
        "MatterOut.CandidateOut": {
            /**
             * Against
             * @enum {string}
             */
            against: "owner" | "village" | "township" | "county" | "unknown";
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Last Place */
            last_place: number;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** May Merge */
            may_merge: boolean;
            /** Number */
            number: string | null;
            /** Pictures */
            pictures: components["schemas"]["MatterOut.CandidatePicture"][];
            /** Place */
            place: string | null;
            /**
             * Speaks
             * @description why it may be the same fact, the strongest first
             */
            speaks: components["schemas"]["MatterOut.SpeaksOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged";
            /**
             * Takes In
             * @description it has gone out or will: this matter goes into it
             */
            takes_in: boolean;
            /** Tipoffs */
            tipoffs: number;
            /** Village */
            village: string | null;
            /**
             * Words
             * @description of its first tip-off
             */
            words: string;
        };
        /** CandidatePicture */
        "MatterOut.CandidatePicture": {
            /** Sha256 */
            sha256: string;
            /** Tipoff Id */
            tipoff_id: string;
        };
        /** CoveredBoxes */
        "MatterOut.CoveredBoxes": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Boxes */
            boxes: number[][];
            /** Person Name */
            person_name: string;
            /** Shown */
            shown: boolean;
        };
        /** MatterEventOut */
        "MatterOut.MatterEventOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /**
             * Person Name
             * @description null: a reporter, or the worker
             */
            person_name: string | null;
            /** Place */
            place: number;
            /**
             * Step
             * @enum {string}
             */
            step: "receive" | "photos" | "ask" | "answer" | "withdraw" | "set_aside" | "restore" | "judge" | "redact" | "merge" | "split" | "queue" | "unqueue" | "release" | "dismiss" | "reply" | "revisit" | "reopen" | "mute" | "unmute" | "claim";
            /** Tipoff Id */
            tipoff_id: string | null;
            /** Words */
            words: string;
        };
        /** NearPlotOut */
        "MatterOut.NearPlotOut": {
            /**
             * Cultivated
             * @enum {string}
             */
            cultivated: "yes" | "no" | "unknown";
            /** Distance M */
            distance_m: number;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /**
             * Grain
             * @enum {string}
             */
            grain: "yes" | "no" | "unknown";
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Village */
            village: string;
        };
        /** SpeaksOut */
        "MatterOut.SpeaksOut": {
            /** Days */
            days: number | null;
            /** Metres */
            metres: number | null;
            /** Pictures */
            pictures: number | null;
            /**
             * Reason
             * @enum {string}
             */
            reason: "alike_photo" | "same_plot" | "near" | "days" | "same_kind";
        };
        /** TipoffOut */
        "MatterOut.TipoffOut": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * Against
             * @enum {string}
             */
            against: "owner" | "village" | "township" | "county" | "unknown";
            /**
             * Blocked
             * @description words in it that ask for a look first
             */
            blocked: string[];
            /**
             * Code End
             * @description the last four digits of the receipt's code
             */
            code_end: string;
            /** Dismissed Of Chain */
            dismissed_of_chain: number;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** May Split */
            may_split: boolean;
            /**
             * Muted
             * @description what comes with the same receipts is set aside
             */
            muted: boolean;
            /**
             * Of Chain
             * @description tip-offs that came with the same receipts, with this one
             */
            of_chain: number;
            /** Pictures */
            pictures: components["schemas"]["MatterOut.TipoffPicture"][];
            /**
             * Place How
             * @enum {string}
             */
            place_how: "position" | "map" | "photo" | "words";
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Where Words */
            where_words: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Words */
            words: string;
        };
        /** TipoffPicture */
        "MatterOut.TipoffPicture": {
            /** @description null: nobody at the desk has looked at it */
            covered: components["schemas"]["MatterOut.CoveredBoxes"] | null;
            /** Height Px */
            height_px: number | null;
            /**
             * Sha256
             * @description of the bytes as the reporter's page sent them
             */
            sha256: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
            /** Width Px */
            width_px: number | null;
        };
        /** MatterPage */
        MatterPage: {
            /** @description of the filter without its state and lateness */
            counts: components["schemas"]["MatterPage.MatterCounts"];
            /** Matters */
            matters: components["schemas"]["MatterPage.MatterRow"][];
            /** Next */
            next: string | null;
        };
        /** MatterCounts */
        "MatterPage.MatterCounts": {
            /** Late */
            late: number;
            /** Open */
            open: number;
            /** Reply */
            reply: number;
            /** States */
            states: {
                [key: string]: number;
            };
        };
        /** MatterRow */
        "MatterPage.MatterRow": {
            /**
             * Against
             * @enum {string}
             */
            against: "owner" | "village" | "township" | "county" | "unknown";
            /**
             * Check
             * @description of the check that went out
             */
            check: ("found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed") | null;
            /** Decide By */
            decide_by: string | null;
            /**
             * Division Code
             * @description empty where nobody could tell the place yet
             */
            division_code: string;
            /**
             * First At
             * Format: date-time
             * @description when its first tip-off came, by the server's clock
             */
            first_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /**
             * Last Place
             * @description of its last event, for the next step
             */
            last_place: number;
            /** Lat */
            lat: number | null;
            /** Late */
            late: boolean;
            /**
             * Level
             * @description whose desk it lies on
             * @enum {string}
             */
            level: "field" | "township" | "county" | "committee";
            /** Lon */
            lon: number | null;
            /** Number */
            number: string | null;
            /** Pictures */
            pictures: number;
            /** Place */
            place: string | null;
            /** Plot Id */
            plot_id: string | null;
            /**
             * Release At
             * @description the hour at which its check goes out
             */
            release_at: string | null;
            /** Reopened */
            reopened: number;
            /** Replied At */
            replied_at: string | null;
            /**
             * Reporter Spoke
             * @description the last step was a reporter's: an answer, a picture
             */
            reporter_spoke: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged";
            /** Tipoffs */
            tipoffs: number;
            /** Village */
            village: string | null;
            /**
             * Waits For Reply
             * @description its check has ended, its reporters do not know yet
             */
            waits_for_reply: boolean;
        };
        /** MeOut */
        MeOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            person: components["schemas"]["MeOut.PersonOut"];
        };
        /** GrantOut */
        "MeOut.GrantOut": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * May
             * @description what the role may do there
             */
            may: ("read" | "capture" | "review" | "survey" | "export" | "paper" | "evidence" | "grids" | "divisions" | "people" | "limits" | "tracks" | "tracking" | "checks" | "tipoffs" | "rewards" | "payments" | "identity" | "openings")[];
            /** Role */
            role: string;
            /**
             * Villages
             * @description names in the area, where it is a township or less
             */
            villages: string[];
        };
        /** PersonOut */
        "MeOut.PersonOut": {
            /** Id */
            id: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Roles */
            roles: components["schemas"]["MeOut.GrantOut"][];
        };
        /** MessagePage */
        MessagePage: {
            /** Messages */
            messages: components["schemas"]["MessagePage.MessageOut"][];
            /** Next */
            next: string | null;
            /** Unread */
            unread: number;
        };
        /** MessageOut */
        "MessagePage.MessageOut": {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Facts
             * @description what the sentence names, and ids of what it is of
             */
            facts: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "record_returned" | "record_voided" | "record_overridden" | "sign_in_new" | "key_revoked" | "export_finished" | "export_failed" | "suggestion_answered" | "suggestion_waits" | "watch_last_chance" | "watch_days_left" | "watch_missed" | "watch_warning" | "watch_abandoned" | "watch_severe" | "matter_late";
            /** Read At */
            read_at: string | null;
            /** Subject */
            subject: string;
        };
        /** MyTrackBasis */
        MyTrackBasis: {
            /** @description null: no track may be recorded */
            basis: components["schemas"]["MyTrackBasis.TrackAllowed"] | null;
            /**
             * Has Tracks
             * @description tracks of this person are still kept
             */
            has_tracks: boolean;
        };
        /**
         * TrackAllowed
         * @description What a phone shows before a patrol.
         */
        "MyTrackBasis.TrackAllowed": {
            /** Basis */
            basis: string;
            /** Document */
            document: string;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /** Kept Months */
            kept_months: number;
            /** Longest H */
            longest_h: number;
            /** Purpose */
            purpose: string;
            /**
             * Until Day
             * Format: date
             */
            until_day: string;
        };
        /** NamingBody */
        NamingBody: {
            /** Plots */
            plots: components["schemas"]["NamingBody.Naming"][];
        };
        /** Naming */
        "NamingBody.Naming": {
            /**
             * Grid Id
             * @description the grid that names the plot; null for none
             */
            grid_id: string | null;
            /** Plot Id */
            plot_id: string;
        };
        /** NamingOut */
        NamingOut: {
            /**
             * Before
             * @description sent back, it undoes what was done
             */
            before: components["schemas"]["NamingOut.NamedOut"][];
        };
        /** NamedOut */
        "NamingOut.NamedOut": {
            /** Grid Id */
            grid_id: string | null;
            /** Plot Id */
            plot_id: string;
        };
        /** NewPersonBody */
        NewPersonBody: {
            /** Area Prefix */
            area_prefix: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default null
             */
            phone: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "inspector" | "officer" | "committee" | "party_office" | "resources_bureau" | "digital_bureau" | "discipline" | "finance" | "township" | "village_chief" | "grid_chief" | "panel_member" | "administrator" | "reward_handler" | "auditor";
        };
        /** NonceOut */
        NonceOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Nonce */
            nonce: string;
        };
        /** OpenedOut */
        OpenedOut: {
            /** Token */
            token: string;
            /**
             * Token Expires At
             * Format: date-time
             */
            token_expires_at: string;
        };
        /**
         * OpeningBody
         * @description A receipt to be opened.
         */
        OpeningBody: {
            /** Code */
            code: string;
            /** Key */
            key: string;
            work: components["schemas"]["OpeningBody.WorkDone"];
        };
        /** WorkDone */
        "OpeningBody.WorkDone": {
            /** Answer */
            answer: string;
            /** Challenge */
            challenge: string;
        };
        /** OpeningPage */
        OpeningPage: {
            /** Count */
            count: number;
            /** Next */
            next: string | null;
            /** Openings */
            openings: components["schemas"]["OpeningPage.OpeningOut"][];
        };
        /** OpeningOut */
        "OpeningPage.OpeningOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Payment Code */
            payment_code: string | null;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: string;
            /**
             * State
             * @enum {string}
             */
            state: "not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn";
        };
        /** OperatorIn */
        OperatorIn: {
            /**
             * Contract
             * @description PDF or JPEG, base64
             * @default null
             */
            contract: string | null;
            /**
             * Contract Number
             * @default
             */
            contract_number: string;
            /**
             * Entrusted
             * @default false
             */
            entrusted: boolean;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "household" | "collective" | "cooperative" | "company";
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Until Day
             * @default null
             */
            until_day: string | null;
        };
        /** OwedOut */
        OwedOut: {
            /** Owed */
            owed: string[];
        };
        /** OwnSuggestions */
        OwnSuggestions: {
            /** Next */
            next: string | null;
            /** Suggestions */
            suggestions: components["schemas"]["OwnSuggestions.SuggestionOut"][];
        };
        /** AnswerOut */
        "OwnSuggestions.AnswerOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** SuggestionOut */
        "OwnSuggestions.SuggestionOut": {
            /** Answered At */
            answered_at: string | null;
            /** Answers */
            answers: components["schemas"]["OwnSuggestions.AnswerOut"][];
            /** Area Prefix */
            area_prefix: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "complaint" | "suggestion" | "data_mistake";
            /** Own */
            own: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "answered";
            /** Text */
            text: string;
        };
        /** PaceOut */
        PaceOut: {
            /**
             * History
             * @description the newest first
             */
            history: components["schemas"]["PaceOut.PaceThen"][];
            /** May Set */
            may_set: boolean;
            /**
             * Number
             * @description 0 for what is shipped
             */
            number: number;
            pace: components["schemas"]["PaceOut.PaceIn"];
            shipped: components["schemas"]["PaceOut.PaceIn"];
        };
        /**
         * PaceIn
         * @description `server.rules.rounds.Pace`, whole.
         */
        "PaceOut.PaceIn": {
            /** At Risk Days */
            at_risk_days: number;
            /** Cannot Tell Days */
            cannot_tell_days: number;
            /**
             * County
             * @enum {string}
             */
            county: "week" | "fortnight" | "month" | "quarter";
            /**
             * Grid
             * @enum {string}
             */
            grid: "week" | "fortnight" | "month" | "quarter";
            /** Last Chance Days */
            last_chance_days: number;
            /** Late After Days */
            late_after_days: number;
            /** Met Harvested Days */
            met_harvested_days: number;
            /** Met Planted Days */
            met_planted_days: number;
            /** Missed Days */
            missed_days: number;
            /** Not Owed Days */
            not_owed_days: number;
            /** On Course Days */
            on_course_days: number;
            /** Problem Days */
            problem_days: number;
            /** Sown Days */
            sown_days: number;
            /**
             * Township
             * @enum {string}
             */
            township: "week" | "fortnight" | "month" | "quarter";
            /**
             * Village
             * @enum {string}
             */
            village: "week" | "fortnight" | "month" | "quarter";
        };
        /** PaceThen */
        "PaceOut.PaceThen": {
            /** Number */
            number: number;
            /** Pace */
            pace: {
                [key: string]: unknown;
            };
            /** Reason */
            reason: string;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            /** Set By */
            set_by: string;
        };
        /** PackOut */
        PackOut: {
            /** Cursor */
            cursor: string;
            edition: components["schemas"]["PackOut.EditionOut"];
            /** Full */
            full: boolean;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Pace
             * @description how often a round is walked and a plot looked at; `server/rules/rounds.py`
             */
            pace: {
                [key: string]: unknown;
            };
            /** Person Id */
            person_id: string;
            /**
             * Photo Max Bytes
             * @description larger photos are refused; the phone stops them itself
             */
            photo_max_bytes: number;
            /** Plots */
            plots: components["schemas"]["PackOut.PackPlot"][];
            /**
             * Round Level
             * @description lowest level of the grids of which the person holds a post
             */
            round_level: ("grid" | "village" | "township" | "county") | null;
        };
        /** EditionOut */
        "PackOut.EditionOut": {
            /** Crops */
            crops: {
                [key: string]: unknown;
            }[];
            /** Effective From */
            effective_from: string;
            /** Id */
            id: string;
            /** Limits */
            limits: {
                [key: string]: unknown;
            };
        };
        /**
         * PackOperator
         * @description Who farms the plot now.
         */
        "PackOut.PackOperator": {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Until Day */
            until_day: string | null;
        };
        /** PackPlot */
        "PackOut.PackPlot": {
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Boundary */
            boundary: number[][][];
            /** Boundary Version */
            boundary_version: number;
            /** Division Code */
            division_code: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Land Class */
            land_class: string | null;
            /** Last Crop */
            last_crop: string | null;
            /** Last Seen At */
            last_seen_at: string | null;
            /**
             * Mine
             * @description in a grid of which the person holds a post; left out where it is not
             * @default false
             */
            mine: boolean;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            operator: components["schemas"]["PackOut.PackOperator"] | null;
            /** Place */
            place: string;
            /**
             * Problem
             * @description one is open; left out where none is
             * @default false
             */
            problem: boolean;
            /** Relapsed On */
            relapsed_on: string | null;
            /** Requests */
            requests: components["schemas"]["PackOut.PackRequest"][];
            verdict: components["schemas"]["PackOut.PackVerdict"] | null;
            /** Village */
            village: string;
            /** Years */
            years: components["schemas"]["PackOut.PackYear"][];
        };
        /**
         * PackRequest
         * @description Pictures that an officer asks of this person once more, of a record of theirs.
         */
        "PackOut.PackRequest": {
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Inspection Id */
            inspection_id: string;
            /** Note */
            note: string;
            /** Photos */
            photos: components["schemas"]["PackOut.RequestOut"][];
        };
        /** PackVerdict */
        "PackOut.PackVerdict": {
            /** Cultivated */
            cultivated: string;
            /** Farmable */
            farmable: string;
        };
        /** PackYear */
        "PackOut.PackYear": {
            /**
             * Clause
             * @description of the grain answer
             */
            clause: string;
            /** Cultivated */
            cultivated: string;
            /**
             * Facts
             * @description what the grain year watch needs, only what is not as usual; of last year `seen_on`
             * @default null
             */
            facts: {
                [key: string]: unknown;
            } | null;
            /** Grain */
            grain: string;
            /** Level */
            level: string;
            /** Year */
            year: number;
        };
        /**
         * RequestOut
         * @description One picture to be taken again: the one of the record, or one that it lacks.
         */
        "PackOut.RequestOut": {
            /** Photo */
            photo: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /**
             * Why
             * @enum {string}
             */
            why: "photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other";
        };
        /** PaperPatrolIn */
        PaperPatrolIn: {
            /** Id */
            id: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Sheets
             * @description photos of the paper, sent before
             * @default []
             */
            sheets: string[];
            /** Sightings */
            sightings: components["schemas"]["PaperPatrolIn.SightingIn"][];
            /**
             * Walked On
             * Format: date
             */
            walked_on: string;
            /**
             * Walker Id
             * @default null
             */
            walker_id: string | null;
            /** Walker Name */
            walker_name: string;
        };
        /** SightingIn */
        "PaperPatrolIn.SightingIn": {
            /**
             * Cover
             * @enum {string}
             */
            cover: "crop" | "stubble" | "tilled" | "weeds" | "fruit_trees" | "timber_trees" | "shrubs" | "nursery" | "pond" | "greenhouse" | "facility" | "building" | "bare" | "fallow" | "mixed" | "unseen";
            /**
             * Note
             * @default
             */
            note: string;
            /** Plot Id */
            plot_id: string;
        };
        /** PaperPatrolOut */
        PaperPatrolOut: {
            /** Area */
            area: string;
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /** Id */
            id: string;
            /** Note */
            note: string;
            /** Plots */
            plots: number;
            /** Sheets */
            sheets: string[];
            /** Sightings */
            sightings: components["schemas"]["PaperPatrolOut.PaperSightingOut"][];
            void: components["schemas"]["PaperPatrolOut.PaperVoidOut"] | null;
            /**
             * Walked On
             * Format: date
             */
            walked_on: string;
            /** Walker Name */
            walker_name: string;
        };
        /** PaperSightingOut */
        "PaperPatrolOut.PaperSightingOut": {
            /** Cover */
            cover: string;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Village */
            village: string;
        };
        /** PaperVoidOut */
        "PaperPatrolOut.PaperVoidOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: string;
        };
        /** PaperPatrolPage */
        PaperPatrolPage: {
            /** Next */
            next: string | null;
            /** Paper Patrols */
            paper_patrols: components["schemas"]["PaperPatrolPage.PaperPatrolSummary"][];
        };
        /** PaperPatrolSummary */
        "PaperPatrolPage.PaperPatrolSummary": {
            /** Area */
            area: string;
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /** Id */
            id: string;
            /** Plots */
            plots: number;
            void: components["schemas"]["PaperPatrolPage.PaperVoidOut"] | null;
            /**
             * Walked On
             * Format: date
             */
            walked_on: string;
            /** Walker Name */
            walker_name: string;
        };
        /** PaperVoidOut */
        "PaperPatrolPage.PaperVoidOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: string;
        };
        /** PaymentIn */
        PaymentIn: {
            /** Id */
            id: string;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /**
             * Payment Code
             * @description as it was shown to be paid
             */
            payment_code: string;
            /**
             * Reason
             * @description of a correction
             * @default
             */
            reason: string;
            /**
             * Seen
             * @description the last step that was seen
             */
            seen: number;
            /**
             * Step
             * @enum {string}
             */
            step: "pay" | "correct";
            /** Voucher */
            voucher: string;
        };
        /** PaymentOut */
        PaymentOut: {
            /**
             * Approved On
             * Format: date
             */
            approved_on: string;
            /** Changes */
            changes: components["schemas"]["PaymentOut.PaymentChange"][];
            /** Id */
            id: string;
            /** Last Place */
            last_place: number;
            /** Paid On */
            paid_on: string | null;
            /** Payment Code */
            payment_code: string;
            /** Sum Yuan */
            sum_yuan: string;
            /** Voucher */
            voucher: string | null;
        };
        /** PaymentChange */
        "PaymentOut.PaymentChange": {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: string;
            /**
             * Step
             * @enum {string}
             */
            step: "pay" | "correct";
            /** Voucher */
            voucher: string;
        };
        /** PaymentPage */
        PaymentPage: {
            /** Next */
            next: string | null;
            open: components["schemas"]["PaymentPage.PaymentTotal"];
            paid: components["schemas"]["PaymentPage.PaymentTotal"];
            /** Payments */
            payments: components["schemas"]["PaymentPage.PaymentOut"][];
        };
        /** PaymentChange */
        "PaymentPage.PaymentChange": {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Paid On
             * Format: date
             */
            paid_on: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: string;
            /**
             * Step
             * @enum {string}
             */
            step: "pay" | "correct";
            /** Voucher */
            voucher: string;
        };
        /** PaymentOut */
        "PaymentPage.PaymentOut": {
            /**
             * Approved On
             * Format: date
             */
            approved_on: string;
            /** Changes */
            changes: components["schemas"]["PaymentPage.PaymentChange"][];
            /** Id */
            id: string;
            /** Last Place */
            last_place: number;
            /** Paid On */
            paid_on: string | null;
            /** Payment Code */
            payment_code: string;
            /** Sum Yuan */
            sum_yuan: string;
            /** Voucher */
            voucher: string | null;
        };
        /** PaymentTotal */
        "PaymentPage.PaymentTotal": {
            /** Count */
            count: number;
            /** Yuan */
            yuan: string;
        };
        /** PeopleOfGrid */
        PeopleOfGrid: {
            /** People */
            people: components["schemas"]["PeopleOfGrid.PersonOfGrid"][];
        };
        /** PersonOfGrid */
        "PeopleOfGrid.PersonOfGrid": {
            /** Id */
            id: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
        };
        /** PeoplePage */
        PeoplePage: {
            /** Next */
            next: string | null;
            /** People */
            people: components["schemas"]["PeoplePage.PersonRow"][];
        };
        /** PersonRow */
        "PeoplePage.PersonRow": {
            /** Active */
            active: boolean;
            /**
             * Devices
             * @description keys that are not revoked
             */
            devices: number;
            /** Id */
            id: string;
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: components["schemas"]["PeoplePage.RoleOut"][];
        };
        /** RoleOut */
        "PeoplePage.RoleOut": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Mine
             * @description whether it lies in the areas of who asks
             */
            mine: boolean;
            /** Role */
            role: string;
            /**
             * Villages
             * @description names in it, where it is mine and no more than a township
             */
            villages: string[];
        };
        /** PersonDetail */
        PersonDetail: {
            /** Active */
            active: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Keys */
            keys: components["schemas"]["PersonDetail.PersonKey"][];
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Login */
            login: string;
            /**
             * May
             * @description what who asks may change: all, roles (of the areas), nothing
             */
            may: string;
            /** Name */
            name: string;
            /** Open Sessions */
            open_sessions: number;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: components["schemas"]["PersonDetail.RoleOut"][];
        };
        /** PersonKey */
        "PersonDetail.PersonKey": {
            /** Device Id */
            device_id: string;
            /** Key Id */
            key_id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Revoke Reason */
            revoke_reason: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked By Name */
            revoked_by_name: string | null;
        };
        /** RoleOut */
        "PersonDetail.RoleOut": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Mine
             * @description whether it lies in the areas of who asks
             */
            mine: boolean;
            /** Role */
            role: string;
            /**
             * Villages
             * @description names in it, where it is mine and no more than a township
             */
            villages: string[];
        };
        /**
         * PictureBody
         * Format: binary
         * @description The bytes of a JPEG, PNG or WebP.
         */
        PictureBody: string;
        /** PlacesOut */
        PlacesOut: {
            /** Places */
            places: components["schemas"]["PlacesOut.PlaceOut"][];
        };
        /** PlaceOut */
        "PlacesOut.PlaceOut": {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /** Township */
            township: string;
            /** Village */
            village: string;
        };
        /** PlotOperators */
        PlotOperators: {
            /** Cases */
            cases: components["schemas"]["PlotOperators.CaseOut"][];
            /**
             * Operators
             * @description the last written down first
             */
            operators: components["schemas"]["PlotOperators.OperatorOut"][];
        };
        /** CaseOut */
        "PlotOperators.CaseOut": {
            /** Division Code */
            division_code: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * State
             * @enum {string}
             */
            state: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
            /** Steps */
            steps: components["schemas"]["PlotOperators.StepOut"][];
            /** Village */
            village: string;
        };
        /** OperatorOut */
        "PlotOperators.OperatorOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Contract Number */
            contract_number: string;
            /** Contract Sha256 */
            contract_sha256: string | null;
            /** Current */
            current: boolean;
            /** Entrusted */
            entrusted: boolean;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "household" | "collective" | "cooperative" | "company";
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Person Name */
            person_name: string;
            /** Until Day */
            until_day: string | null;
        };
        /** StepOut */
        "PlotOperators.StepOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Id */
            id: string;
            /** Inspection Id */
            inspection_id: string | null;
            /** Note */
            note: string;
            /** Operator Id */
            operator_id: string | null;
            /** Person Name */
            person_name: string;
            /** Proposed Kind */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /** Proposed Name */
            proposed_name: string | null;
            /**
             * Step
             * @enum {string}
             */
            step: "left" | "proposed" | "agreed" | "signed" | "followed" | "dropped";
        };
        /** PlotOut */
        PlotOut: {
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Boundaries */
            boundaries: components["schemas"]["PlotOut.BoundaryOut"][];
            /** Boundary Version */
            boundary_version: number;
            /** Division Code */
            division_code: string;
            /**
             * Grids
             * @description lowest level first; none where nobody keeps it
             */
            grids: components["schemas"]["PlotOut.KeptBy"][];
            /** Gross Area Mu */
            gross_area_mu: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Inspections */
            inspections: components["schemas"]["PlotOut.Visit"][];
            /** Land Class */
            land_class: string | null;
            /** Last Crop */
            last_crop: string | null;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            /** Paper */
            paper: components["schemas"]["PlotOut.PaperVisit"][];
            /** Place */
            place: string;
            relapse: components["schemas"]["PlotOut.RelapseOut"] | null;
            /**
             * Relapsed On
             * @description since when it turned again and is not counted
             */
            relapsed_on: string | null;
            /** Scheme */
            scheme: string;
            /** Survey Year */
            survey_year: number;
            /** Verdict */
            verdict: {
                [key: string]: string;
            } | null;
            /** Village */
            village: string;
            /** Years */
            years: components["schemas"]["PlotOut.YearOut"][];
        };
        /** BoundaryOut */
        "PlotOut.BoundaryOut": {
            /** Area M2 */
            area_m2: string;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Version */
            version: number;
        };
        /**
         * KeptBy
         * @description A grid that a plot lies in, and its main chief.
         */
        "PlotOut.KeptBy": {
            /** Chief */
            chief: string | null;
            /** Id */
            id: string;
            /**
             * Level
             * @enum {string}
             */
            level: "grid" | "village" | "township" | "county";
            /** Name */
            name: string;
        };
        /**
         * OverrideOut
         * @description Answers that an officer gave in place of the computed ones; those not named stand as computed.
         */
        "PlotOut.OverrideOut": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /**
         * PaperVisit
         * @description What a patrol on paper said of the plot; it proves nothing (server/rules/paper.py).
         */
        "PlotOut.PaperVisit": {
            /** Cover */
            cover: string;
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /** Id */
            id: string;
            /** Note */
            note: string;
            /** Void */
            void: {
                [key: string]: unknown;
            } | null;
            /**
             * Walked On
             * Format: date
             */
            walked_on: string;
            /** Walker Name */
            walker_name: string;
        };
        /**
         * RelapseOut
         * @description What a relapse rests on, and the problem that is its case.
         */
        "PlotOut.RelapseOut": {
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Problem */
            problem: string;
            /**
             * Source
             * @enum {string}
             */
            source: "inspection" | "problem";
        };
        /** ReviewOut */
        "PlotOut.ReviewOut": {
            override: components["schemas"]["PlotOut.OverrideOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
        };
        /** Visit */
        "PlotOut.Visit": {
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            /** Late */
            late: boolean;
            /** Observation */
            observation: {
                [key: string]: unknown;
            };
            /** Person Name */
            person_name: string;
            /** Photos */
            photos: components["schemas"]["PlotOut.VisitPhoto"][];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            review: components["schemas"]["PlotOut.ReviewOut"];
            /** Verdict */
            verdict: {
                [key: string]: unknown;
            };
        };
        /** VisitPhoto */
        "PlotOut.VisitPhoto": {
            /** Fix */
            fix: {
                [key: string]: unknown;
            } | null;
            /** Heading Deg */
            heading_deg: number | null;
            /** Role */
            role: string;
            /** Sha256 */
            sha256: string;
            /** Source */
            source: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
            /** Taken At */
            taken_at: string;
        };
        /** YearAnswer */
        "PlotOut.YearAnswer": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
        };
        /** YearGrain */
        "PlotOut.YearGrain": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
        };
        /** YearOut */
        "PlotOut.YearOut": {
            cultivated: components["schemas"]["PlotOut.YearAnswer"];
            /** Edition */
            edition: string;
            grain: components["schemas"]["PlotOut.YearGrain"];
            /** Missing */
            missing: string[];
            /** Year */
            year: number;
        };
        /** PlotPage */
        PlotPage: {
            /**
             * Box
             * @description that all of them lie in; on the first page alone
             */
            box: number[] | null;
            /**
             * Count
             * @description of all that match; on the first page alone
             */
            count: number | null;
            /**
             * Counted Mu
             * @description net area of those that have not relapsed; on the first page alone
             */
            counted_mu: string | null;
            /** Next */
            next: string | null;
            /** Plots */
            plots: components["schemas"]["PlotPage.PlotListed"][];
            /**
             * Relapsed Mu
             * @description net area of the others
             */
            relapsed_mu: string | null;
        };
        /** PlotListed */
        "PlotPage.PlotListed": {
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Boundary Version */
            boundary_version: number;
            /**
             * Box
             * @description west, south, east, north of the current boundary
             */
            box: number[];
            /** Division Code */
            division_code: string;
            /**
             * Findings
             * @description a record waits for review with more than notes
             */
            findings: boolean;
            /** Gross Area Mu */
            gross_area_mu: string;
            /** Household */
            household: string;
            /** Id */
            id: string;
            /** Land Class */
            land_class: string | null;
            /** Last Crop */
            last_crop: string | null;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Net Area Mu */
            net_area_mu: string;
            /** Number */
            number: string;
            /** Overdue */
            overdue: boolean;
            /** Place */
            place: string;
            /**
             * Relapsed On
             * @description since when it turned again and is not counted
             */
            relapsed_on: string | null;
            /** Scheme */
            scheme: string;
            state: components["schemas"]["PlotPage.YearState"];
            /** Survey Year */
            survey_year: number;
            /** Verdict */
            verdict: {
                [key: string]: string;
            } | null;
            /** Village */
            village: string;
        };
        /**
         * YearState
         * @description What is known of one year, as the list and the map show it.
         */
        "PlotPage.YearState": {
            /** Abandonment */
            abandonment: string;
            /** Cultivated */
            cultivated: string;
            /**
             * Entrusted
             * @description somebody works it for the household
             */
            entrusted: boolean;
            /** Grain */
            grain: string;
            /** Last Chance On */
            last_chance_on: string | null;
            /** Level */
            level: string;
            /**
             * Use
             * @description red, amber or null
             */
            use: string | null;
            /**
             * Watch
             * @description state of the grain year watch
             */
            watch: string;
            /** Year */
            year: number;
        };
        /** PlotWatch */
        PlotWatch: {
            /** Turns */
            turns: components["schemas"]["PlotWatch.TurnOut"][];
            /** Years */
            years: components["schemas"]["PlotWatch.YearWatch"][];
        };
        /** TurnOut */
        "PlotWatch.TurnOut": {
            /** Abandonment */
            abandonment: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Before */
            before: string | null;
            /** Cause */
            cause: string;
            /** Clause */
            clause: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** State */
            state: string;
            /** Use */
            use: string | null;
            /** Year */
            year: number;
        };
        /** YearWatch */
        "PlotWatch.YearWatch": {
            /** Abandonment */
            abandonment: string;
            /** Clause */
            clause: string;
            /** Last Chance On */
            last_chance_on: string | null;
            /** Sowable */
            sowable: string[];
            /** State */
            state: string;
            /** Use */
            use: string | null;
            /** Use Clause */
            use_clause: string | null;
            /** Year */
            year: number;
        };
        /**
         * Problem
         * @description RFC 9457 problem details.
         */
        Problem: {
            /**
             * Code
             * @enum {string}
             */
            code: "body_invalid" | "body_not_json" | "body_too_large" | "browser_unknown" | "bulletin_published" | "bulletin_too_early" | "bulletin_unknown" | "case_differs" | "case_not_good" | "case_open" | "case_step_wrong" | "case_unknown" | "contact_deleted" | "contact_key_missing" | "contact_none" | "contact_not_apart" | "contract_not_a_document" | "contract_unknown" | "decision_differs" | "decision_taken" | "device_key_invalid" | "device_key_of_other" | "device_unknown" | "edition_in_future" | "edition_superseded" | "edition_taken" | "edition_unknown" | "edition_unseen" | "export_areas_changed" | "export_gone" | "export_not_ready" | "export_too_many" | "export_unknown" | "fallow_days_wrong" | "fallow_differs" | "fallow_document_gone" | "fallow_document_wrong" | "fallow_ended" | "fallow_unknown" | "grid_area_outside" | "grid_area_taken" | "grid_before_the_last" | "grid_closed" | "grid_code_taken" | "grid_ends_too_early" | "grid_nobody_comes_or_goes" | "grid_person_outside" | "grid_post_ended" | "grid_same_person" | "grid_takes_no_plots" | "grid_unknown" | "import_already_applied" | "import_archive_too_large" | "import_archive_unsafe" | "import_crs_foreign" | "import_file_broken" | "import_file_gone" | "import_file_missing" | "import_file_wrong" | "import_needs_crs" | "import_needs_encoding" | "import_needs_fields" | "import_needs_layer" | "import_nothing_to_apply" | "import_options_invalid" | "import_too_large" | "import_unknown" | "inspection_differs" | "inspection_id_invalid" | "inspection_of_other_person" | "inspection_unknown" | "look_of_acceptor" | "look_taken" | "matter_levels_differ" | "matter_moved" | "matter_nobody_to_ask" | "matter_picture_unseen" | "matter_place_missing" | "matter_place_reporters" | "matter_split_first" | "matter_step_differs" | "matter_step_not_now" | "matter_unknown" | "message_is_order" | "method_not_allowed" | "not_found" | "operator_differs" | "pace_changed" | "paper_patrol_differs" | "paper_patrol_unknown" | "password_same" | "password_short" | "password_wrong" | "person_area_outside" | "person_beyond_area" | "person_last_officer" | "person_last_role" | "person_login_taken" | "person_self" | "person_unknown" | "photo_gone" | "photo_hash_differs" | "photo_not_an_image" | "photo_unknown" | "photo_unreadable" | "plot_unknown" | "problem_differs" | "problem_extended_enough" | "problem_moved" | "problem_of_other_person" | "problem_own_find" | "problem_own_recheck" | "problem_photos_owed" | "problem_step_differs" | "problem_step_not_now" | "problem_step_not_yours" | "problem_unknown" | "push_service_unknown" | "rescue_file_wrong" | "review_of_own" | "reward_approved_by_you" | "reward_budget_below" | "reward_budget_changed" | "reward_claim_late" | "reward_code_wrong" | "reward_moved" | "reward_no_budget" | "reward_not_due_now" | "reward_not_now" | "reward_over_budget" | "reward_own_matter" | "reward_staff_undeclared" | "reward_step_differs" | "reward_terms_changed" | "reward_unknown" | "role_not_allowed" | "second_look_empty" | "second_look_unknown" | "session_expired" | "sheet_columns_missing" | "sheet_has_faults" | "sheet_too_large" | "sheet_unreadable" | "sign_in_locked" | "sign_in_needed" | "sign_in_wrong" | "storage_busy" | "storage_full" | "suggestion_differs" | "suggestion_of_own" | "suggestion_too_many" | "suggestion_unknown" | "tell_code_taken" | "tell_differs" | "tell_enough" | "tell_not_now" | "tell_question_unknown" | "tell_receipt_wrong" | "tell_token_over" | "tell_too_many" | "tell_work_spent" | "tell_work_wrong" | "too_many_requests" | "track_basis_days_wrong" | "track_basis_differs" | "track_differs" | "track_not_allowed" | "track_unknown" | "unexpected" | "upload_broken_off" | "upload_content_type" | "upload_expired" | "upload_length" | "upload_locked" | "upload_metadata" | "upload_offset_differs" | "upload_piece_differs" | "upload_too_large" | "upload_unknown" | "upload_version" | "whole_district_needed";
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /** ProblemIn */
        ProblemIn: {
            device: components["schemas"]["ProblemIn.DeviceIn"];
            fix: components["schemas"]["ProblemIn.FixIn"] | null;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Note */
            note: string;
            outline: components["schemas"]["ProblemIn.OutlineIn"] | null;
            /** Person Id */
            person_id: string;
            /** Photos */
            photos: components["schemas"]["ProblemIn.ProblemPhotoIn"][];
            place: components["schemas"]["ProblemIn.PlaceIn"];
            /** Plot Id */
            plot_id: string | null;
            /** Reported */
            reported: boolean;
            /** Stopped */
            stopped: boolean;
        };
        /** DeviceIn */
        "ProblemIn.DeviceIn": {
            /** App Version */
            app_version: string;
            /** Id */
            id: string;
        };
        /** FixIn */
        "ProblemIn.FixIn": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * Age Ms
             * @default null
             */
            age_ms: number | null;
            /**
             * Altitude M
             * @default null
             */
            altitude_m: number | null;
            /**
             * Datum
             * @enum {string}
             */
            datum: "WGS84" | "GCJ02" | "BD09" | "unknown";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Source
             * @enum {string}
             */
            source: "w3c" | "wx" | "exif" | "map";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /** OutlineIn */
        "ProblemIn.OutlineIn": {
            /** Corners */
            corners: components["schemas"]["ProblemIn.PlaceIn"][];
            /**
             * How
             * @enum {string}
             */
            how: "walked" | "drawn";
        };
        /** PlaceIn */
        "ProblemIn.PlaceIn": {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** ProblemPhotoIn */
        "ProblemIn.ProblemPhotoIn": {
            fix: components["schemas"]["ProblemIn.FixIn"] | null;
            /** Sha256 */
            sha256: string;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /** ProblemOut */
        ProblemOut: {
            /** Area Mu */
            area_mu: string | null;
            /**
             * Asked
             * @description what a check is to look at; null of others
             */
            asked: string | null;
            /** Claim Sha256 */
            claim_sha256: string;
            /** Clocks */
            clocks: components["schemas"]["ProblemOut.DueOut"][];
            /**
             * Confidential
             * @description kept from the township concerned
             */
            confidential: boolean;
            /** Division Code */
            division_code: string;
            /** Due At */
            due_at: string | null;
            /** Events */
            events: components["schemas"]["ProblemOut.EventOut"][];
            /** Extension Most Days */
            extension_most_days: number;
            /** Extensions Left */
            extensions_left: number;
            /** Findings */
            findings: string[];
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /**
             * Last Place
             * @description of its last event, for the next step
             */
            last_place: number;
            /** Lat */
            lat: number;
            /** Late */
            late: boolean;
            /**
             * Level
             * @enum {string}
             */
            level: "field" | "township" | "county" | "committee";
            /** Lon */
            lon: number;
            /**
             * May Recheck
             * @description whether it waits for a re-check that the caller may take
             */
            may_recheck: boolean;
            /**
             * May Verify
             * @description whether it is a check that waits for the caller's look
             */
            may_verify: boolean;
            /** Number */
            number: string | null;
            /**
             * Origin
             * @description office: a check that the office asked for
             * @enum {string}
             */
            origin: "patrol" | "office";
            /** Outline */
            outline: {
                [key: string]: unknown;
            } | null;
            /**
             * Person Name
             * @description null where the caller may not know it
             */
            person_name: string | null;
            /** Place */
            place: string | null;
            /** Plot Id */
            plot_id: string | null;
            /** Plots */
            plots: components["schemas"]["ProblemOut.TouchedPlot"][];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Sees From
             * @description the lowest level that knows of it
             * @enum {string}
             */
            sees_from: "field" | "township" | "county" | "committee";
            /**
             * State
             * @enum {string}
             */
            state: "found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed";
            /**
             * Steps
             * @description that the caller may take now
             */
            steps: ("find" | "stop" | "report" | "dispatch" | "dismiss" | "verify" | "rectify" | "recheck" | "accept" | "send_back" | "reopen" | "extend" | "escalate")[];
            /**
             * Verified
             * @description what the last look on the spot said
             */
            verified: ("yes" | "no" | "cannot_tell") | null;
            /**
             * Verified Mu
             * @description the area on which it is so, where it was walked
             */
            verified_mu: string | null;
            /** Village */
            village: string | null;
        };
        /** DueOut */
        "ProblemOut.DueOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Clock
             * @enum {string}
             */
            clock: "report" | "act" | "close";
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Holidays Known
             * @description false: Monday to Friday was taken for a year whose holidays are not announced
             */
            holidays_known: boolean;
            /** Late */
            late: boolean;
            /** Working Days Left */
            working_days_left: number;
        };
        /** EventOut */
        "ProblemOut.EventOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /** Lat */
            lat: number | null;
            /** Lon */
            lon: number | null;
            /** Note */
            note: string;
            /** Person Name */
            person_name: string | null;
            /** Photos */
            photos: components["schemas"]["ProblemOut.EventPhoto"][];
            /** Place */
            place: number;
            /**
             * Step
             * @enum {string}
             */
            step: "find" | "stop" | "report" | "dispatch" | "dismiss" | "verify" | "rectify" | "recheck" | "accept" | "send_back" | "reopen" | "extend" | "escalate";
            /** @description of the inspection that it names */
            verdict: components["schemas"]["ProblemOut.EventVerdict"] | null;
        };
        /** EventPhoto */
        "ProblemOut.EventPhoto": {
            /** Sha256 */
            sha256: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
        };
        /** EventVerdict */
        "ProblemOut.EventVerdict": {
            /** Cultivated */
            cultivated: string;
            /** Farmable */
            farmable: string;
        };
        /** TouchedPlot */
        "ProblemOut.TouchedPlot": {
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /** Number */
            number: string;
        };
        /** ProblemPage */
        ProblemPage: {
            /** @description of the filter without its state and lateness */
            counts: components["schemas"]["ProblemPage.ProblemCounts"];
            /** Next */
            next: string | null;
            /** Problems */
            problems: components["schemas"]["ProblemPage.ProblemRow"][];
        };
        /** ProblemCounts */
        "ProblemPage.ProblemCounts": {
            /** Late */
            late: number;
            /** States */
            states: {
                [key: string]: number;
            };
        };
        /** ProblemRow */
        "ProblemPage.ProblemRow": {
            /**
             * Asked
             * @description what a check is to look at; null of others
             */
            asked: string | null;
            /**
             * Confidential
             * @description kept from the township concerned
             */
            confidential: boolean;
            /** Division Code */
            division_code: string;
            /** Due At */
            due_at: string | null;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /**
             * Last Place
             * @description of its last event, for the next step
             */
            last_place: number;
            /** Lat */
            lat: number;
            /** Late */
            late: boolean;
            /**
             * Level
             * @enum {string}
             */
            level: "field" | "township" | "county" | "committee";
            /** Lon */
            lon: number;
            /**
             * May Recheck
             * @description whether it waits for a re-check that the caller may take
             */
            may_recheck: boolean;
            /**
             * May Verify
             * @description whether it is a check that waits for the caller's look
             */
            may_verify: boolean;
            /** Number */
            number: string | null;
            /**
             * Origin
             * @description office: a check that the office asked for
             * @enum {string}
             */
            origin: "patrol" | "office";
            /**
             * Person Name
             * @description null where the caller may not know it
             */
            person_name: string | null;
            /** Place */
            place: string | null;
            /** Plot Id */
            plot_id: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Sees From
             * @description the lowest level that knows of it
             * @enum {string}
             */
            sees_from: "field" | "township" | "county" | "committee";
            /**
             * State
             * @enum {string}
             */
            state: "found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed";
            /**
             * Verified
             * @description what the last look on the spot said
             */
            verified: ("yes" | "no" | "cannot_tell") | null;
            /**
             * Verified Mu
             * @description the area on which it is so, where it was walked
             */
            verified_mu: string | null;
            /** Village */
            village: string | null;
        };
        /** PublishedPage */
        PublishedPage: {
            /** Bulletins */
            bulletins: components["schemas"]["PublishedPage.PublishedOut"][];
        };
        /** FigureKind */
        "PublishedPage.FigureKind": {
            /** Below */
            below: components["schemas"]["PublishedPage.FigureOutcome"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
        };
        /** FigureOutcome */
        "PublishedPage.FigureOutcome": {
            /** Count */
            count: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "true" | "not_shown" | "dismissed" | "withdrawn";
        };
        /** FigureTownship */
        "PublishedPage.FigureTownship": {
            /** Below */
            below: components["schemas"]["PublishedPage.FigureKind"][];
            /** Count */
            count: number | null;
            /**
             * Name
             * @description division code; empty for what nobody could place
             */
            name: string;
        };
        /**
         * Figures
         * @description Null is hidden: fewer than the threshold, or kept so that another cannot be computed.
         */
        "PublishedPage.Figures": {
            /** Below */
            below: components["schemas"]["PublishedPage.FigureTownship"][];
            /** Count */
            count: number | null;
        };
        /** PublishedOut */
        "PublishedPage.PublishedOut": {
            figures: components["schemas"]["PublishedPage.Figures"];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /**
             * Names
             * @description of the townships
             */
            names: {
                [key: string]: string;
            };
            /** Note */
            note: string;
            /**
             * Period
             * @description “2026-09”: the month in which it begins
             */
            period: string;
            /** Threshold */
            threshold: number;
        };
        /** QueuePage */
        QueuePage: {
            counts: components["schemas"]["QueuePage.QueueCounts"];
            /** Next */
            next: string | null;
            /** Records */
            records: components["schemas"]["QueuePage.QueueRecord"][];
        };
        /**
         * OverrideOut
         * @description Answers that an officer gave in place of the computed ones; those not named stand as computed.
         */
        "QueuePage.OverrideOut": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /** QueueAnswers */
        "QueuePage.QueueAnswers": {
            /** Cultivated */
            cultivated: string;
            /** Grain */
            grain: string;
            /** Position */
            position: string;
        };
        /** QueueCounts */
        "QueuePage.QueueCounts": {
            /** Accepted */
            accepted: number;
            /** Open */
            open: number;
            /** Returned */
            returned: number;
            /** Voided */
            voided: number;
        };
        /** QueueFinding */
        "QueuePage.QueueFinding": {
            /** Code */
            code: string;
            /** Weight */
            weight: string;
        };
        /** QueueRecord */
        "QueuePage.QueueRecord": {
            answers: components["schemas"]["QueuePage.QueueAnswers"];
            /** Division Code */
            division_code: string;
            /** Findings */
            findings: components["schemas"]["QueuePage.QueueFinding"][];
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            override: components["schemas"]["QueuePage.OverrideOut"] | null;
            /** Own */
            own: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Photos */
            photos: number;
            /** Place */
            place: string;
            /** Plot Id */
            plot_id: string;
            /** Plot Number */
            plot_number: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Reshoot Of */
            reshoot_of: string | null;
            /** Risk */
            risk: number;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
            /** Village */
            village: string;
        };
        /**
         * ReadIn
         * @description These messages, or all where none are named, as far as they had come by `until`.
         */
        ReadIn: {
            /**
             * Ids
             * @default null
             */
            ids: string[] | null;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** ReceiptOut */
        ReceiptOut: {
            /** Code */
            code: string;
            /**
             * Owed
             * @description SHA-256 of pictures that have not come yet
             */
            owed: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Ticket
             * @description to be sent with a later tip-off from the same phone, if wished
             */
            ticket: string;
            /** Token */
            token: string;
            /**
             * Token Expires At
             * Format: date-time
             */
            token_expires_at: string;
        };
        /** RegisteredOut */
        RegisteredOut: {
            /** Key Id */
            key_id: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Revoked At */
            revoked_at: string | null;
        };
        /** ReportIn */
        ReportIn: {
            /**
             * Against
             * @enum {string}
             */
            against: "owner" | "village" | "township" | "county" | "unknown";
            /** Code */
            code: string;
            contact: components["schemas"]["ReportIn.ContactIn"] | null;
            /** Key Sha256 */
            key_sha256: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Photos */
            photos: string[];
            place: components["schemas"]["ReportIn.ReportPlace"] | null;
            /**
             * Place How
             * @enum {string}
             */
            place_how: "position" | "map" | "photo" | "words";
            /** Ticket */
            ticket: string | null;
            /** Where Words */
            where_words: string;
            /** Words */
            words: string;
            work: components["schemas"]["ReportIn.WorkDone"];
        };
        /** ContactIn */
        "ReportIn.ContactIn": {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /** ReportPlace */
        "ReportIn.ReportPlace": {
            /** Accuracy M */
            accuracy_m: number | null;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** WorkDone */
        "ReportIn.WorkDone": {
            /** Answer */
            answer: string;
            /** Challenge */
            challenge: string;
        };
        /** ReportOut */
        ReportOut: {
            /**
             * Added
             * @description what the reporter added without being asked
             */
            added: components["schemas"]["ReportOut.SaidOut"][];
            /** Code */
            code: string;
            /**
             * Contact
             * @enum {string}
             */
            contact: "none" | "kept" | "deleted";
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** May Answer */
            may_answer: boolean;
            /** May Reopen */
            may_reopen: boolean;
            /** May Revisit */
            may_revisit: boolean;
            /** May Withdraw */
            may_withdraw: boolean;
            /** Photos */
            photos: components["schemas"]["ReportOut.TipoffPhotoOut"][];
            /** Questions */
            questions: components["schemas"]["ReportOut.QuestionOut"][];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            reply: components["schemas"]["ReportOut.SaidOut"] | null;
            reward: components["schemas"]["ReportOut.RewardTold"];
            /**
             * Satisfied
             * @description with the reply; null until the reporter said
             */
            satisfied: boolean | null;
            /**
             * State
             * @enum {string}
             */
            state: "received" | "checking" | "handling" | "answered";
            /** Where Words */
            where_words: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
            /** Words */
            words: string;
        };
        /** QuestionOut */
        "ReportOut.QuestionOut": {
            answer: components["schemas"]["ReportOut.SaidOut"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Words */
            words: string;
        };
        /**
         * RewardTold
         * @description The reward as its reporter reads it.
         */
        "ReportOut.RewardTold": {
            /**
             * Answer
             * @enum {string}
             */
            answer: "yes" | "no" | "cannot_tell";
            /**
             * Expires On
             * @description the last day on which it may be claimed
             */
            expires_on: string | null;
            /** Expires Soon */
            expires_soon: boolean;
            /** May Claim */
            may_claim: boolean;
            /** Paid On */
            paid_on: string | null;
            /** Payment Code */
            payment_code: string | null;
            /** Reasons */
            reasons: ("withdrawn" | "no_terms" | "kind_without_sum" | "not_true" | "check_open" | "area_not_measured" | "by_the_terms")[];
            /** Refused Because */
            refused_because: string | null;
            /**
             * Staff Excluded
             * @description the claim declares that one is no staff
             */
            staff_excluded: boolean;
            /** State */
            state: ("noticed" | "claimed" | "approved" | "paid" | "refused" | "expired" | "withdrawn") | null;
            sum: components["schemas"]["ReportOut.SumOut"] | null;
        };
        /** SaidOut */
        "ReportOut.SaidOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Words */
            words: string;
        };
        /**
         * SumOut
         * @description An amount with its arithmetic; yuan and mu as exact text.
         */
        "ReportOut.SumOut": {
            /** Before Cap Yuan */
            before_cap_yuan: string;
            /** By Area Yuan */
            by_area_yuan: string | null;
            /** Cap Yuan */
            cap_yuan: string | null;
            /** Fixed Yuan */
            fixed_yuan: string | null;
            /** Mu */
            mu: string | null;
            /** Per Mu Yuan */
            per_mu_yuan: string | null;
            /** Yuan */
            yuan: string;
        };
        /** TipoffPhotoOut */
        "ReportOut.TipoffPhotoOut": {
            /** Sha256 */
            sha256: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
        };
        /** RescueOut */
        RescueOut: {
            /** Photos */
            photos: components["schemas"]["RescueOut.PhotoOut"][];
            /**
             * Problems
             * @description problems and re-checks of problems
             */
            problems: components["schemas"]["RescueOut.RecordOut"][];
            /** Records */
            records: components["schemas"]["RescueOut.RecordOut"][];
        };
        /** PhotoOut */
        "RescueOut.PhotoOut": {
            /** Code */
            code: string | null;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "kept" | "known" | "refused";
            /** Sha256 */
            sha256: string;
        };
        /** RecordOut */
        "RescueOut.RecordOut": {
            /** Code */
            code: string | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "kept" | "known" | "refused";
        };
        /** ReviewPage */
        ReviewPage: {
            /** Alike */
            alike: {
                [key: string]: components["schemas"]["ReviewPage.AlikeOut"] | null;
            };
            /** Beside */
            beside: {
                [key: string]: components["schemas"]["ReviewPage.BesideOut"] | null;
            };
            boundary: components["schemas"]["ReviewPage.BoundaryOut"];
            /** Comments */
            comments: components["schemas"]["ReviewPage.CommentOut"][];
            /** Decisions */
            decisions: components["schemas"]["ReviewPage.DecisionOut"][];
            /** Earlier */
            earlier: components["schemas"]["ReviewPage.EarlierVisit"][];
            /** Own */
            own: boolean;
            plot: components["schemas"]["ReviewPage.ReviewedPlot"];
            record: components["schemas"]["ReviewPage.InspectionOut"];
            /** Reshoot Of */
            reshoot_of: string | null;
            /** Reshoots */
            reshoots: string[];
            /** Risk */
            risk: number;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
            /** Versions */
            versions: components["schemas"]["ReviewPage.VerdictVersion"][];
        };
        /**
         * AlikeOut
         * @description The picture of another record that one of this record's looks like.
         */
        "ReviewPage.AlikeOut": {
            /** Bits */
            bits: number;
            /** Inspection Id */
            inspection_id: string;
            /** Mirrored */
            mirrored: boolean;
            /** Plot Number */
            plot_number: string;
            /** Sha256 */
            sha256: string;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            /** Village */
            village: string;
        };
        /**
         * BesideOut
         * @description The earlier picture from nearest to the same viewpoint.
         */
        "ReviewPage.BesideOut": {
            /** Distance M */
            distance_m: number;
            /** Heading Gap Deg */
            heading_gap_deg: number | null;
            /** Inspection Id */
            inspection_id: string;
            /** Sha256 */
            sha256: string;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /** BoundaryOut */
        "ReviewPage.BoundaryOut": {
            /** Area M2 */
            area_m2: string;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Version */
            version: number;
        };
        /** CommentOut */
        "ReviewPage.CommentOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: number;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** DecisionOut */
        "ReviewPage.DecisionOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Inspection Id */
            inspection_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "accept" | "return" | "override" | "void";
            /** Note */
            note: string;
            override: components["schemas"]["ReviewPage.OverrideOut"] | null;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Reason */
            reason: ("photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other") | null;
            /** Requests */
            requests: components["schemas"]["ReviewPage.RequestOut"][];
        };
        /** EarlierVisit */
        "ReviewPage.EarlierVisit": {
            answers: components["schemas"]["ReviewPage.QueueAnswers"];
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            override: components["schemas"]["ReviewPage.OverrideOut"] | null;
            /** Person Name */
            person_name: string;
            /** Photos */
            photos: components["schemas"]["ReviewPage.VisitPhoto"][];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
        };
        /** FindingOut */
        "ReviewPage.FindingOut": {
            /** Code */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Photo */
            photo: string | null;
            /** Weight */
            weight: string;
        };
        /** GrainOut */
        "ReviewPage.GrainOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Crops */
            crops: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
            /** Year */
            year: number | null;
        };
        /** InspectionOut */
        "ReviewPage.InspectionOut": {
            /** Claim */
            claim: {
                [key: string]: unknown;
            };
            /** Claim Sha256 */
            claim_sha256: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Id */
            id: string;
            /** Late */
            late: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Photos */
            photos: components["schemas"]["ReviewPage.PhotoOut"][];
            /** Plot Id */
            plot_id: string;
            receipt: components["schemas"]["ReviewPage.ReceiptOut"];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            review: components["schemas"]["ReviewPage.ReviewOut"];
            /** Rivals */
            rivals: string[];
            verdict: components["schemas"]["ReviewPage.VerdictOut"];
            /** Years */
            years: components["schemas"]["ReviewPage.YearOut"][];
        };
        /** JudgedOut */
        "ReviewPage.JudgedOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Row */
            row: number | null;
        };
        /**
         * OverrideOut
         * @description Answers that an officer gave in place of the computed ones; those not named stand as computed.
         */
        "ReviewPage.OverrideOut": {
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Farmable
             * @default null
             */
            farmable: ("yes" | "no" | "unknown") | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
        };
        /** PhotoOut */
        "ReviewPage.PhotoOut": {
            /** Position */
            position: {
                [key: string]: unknown;
            } | null;
            /** Role */
            role: string;
            /** Sha256 */
            sha256: string;
            /** State */
            state: string;
        };
        /** QueueAnswers */
        "ReviewPage.QueueAnswers": {
            /** Cultivated */
            cultivated: string;
            /** Grain */
            grain: string;
            /** Position */
            position: string;
        };
        /** ReceiptOut */
        "ReviewPage.ReceiptOut": {
            /** Claim Sha256 */
            claim_sha256: string;
            /** Format */
            format: string;
            /** Inspection Id */
            inspection_id: string;
            /** Key Id */
            key_id: string;
            /** Photos */
            photos: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Signature */
            signature: string;
        };
        /**
         * RequestOut
         * @description One picture to be taken again: the one of the record, or one that it lacks.
         */
        "ReviewPage.RequestOut": {
            /** Photo */
            photo: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /**
             * Why
             * @enum {string}
             */
            why: "photo_unclear" | "photo_wrong_plot" | "too_far" | "crop_not_visible" | "answers_do_not_fit" | "wrong_season" | "duplicate" | "person_in_picture" | "other";
        };
        /** ReviewOut */
        "ReviewPage.ReviewOut": {
            override: components["schemas"]["ReviewPage.OverrideOut"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "returned" | "voided";
        };
        /** ReviewedPlot */
        "ReviewPage.ReviewedPlot": {
            /** Division Code */
            division_code: string;
            /** Number */
            number: string;
            /** Place */
            place: string;
            /** Village */
            village: string;
        };
        /** VerdictChange */
        "ReviewPage.VerdictChange": {
            /** After */
            after: string[];
            /** Answer */
            answer: string;
            /** Before */
            before: string[];
        };
        /** VerdictOut */
        "ReviewPage.VerdictOut": {
            /** Attribute */
            attribute: string | null;
            cultivated: components["schemas"]["ReviewPage.JudgedOut"];
            /** Edition */
            edition: string;
            farmable: components["schemas"]["ReviewPage.JudgedOut"];
            /** Findings */
            findings: components["schemas"]["ReviewPage.FindingOut"][];
            grain: components["schemas"]["ReviewPage.GrainOut"];
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
            /** Land Class */
            land_class: string | null;
            /** Owed Photos */
            owed_photos: string[];
            /** Position */
            position: {
                [key: string]: unknown;
            };
        };
        /**
         * VerdictVersion
         * @description One verdict over the record, and what it changed in the one before; none is ever taken away.
         */
        "ReviewPage.VerdictVersion": {
            /**
             * Cause
             * @enum {string}
             */
            cause: "received" | "photo_landed" | "rejudged" | "reviewed" | "pictures_compared";
            /** Changes */
            changes: components["schemas"]["ReviewPage.VerdictChange"][];
            /** Edition */
            edition: string;
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
        };
        /** VisitPhoto */
        "ReviewPage.VisitPhoto": {
            /** Fix */
            fix: {
                [key: string]: unknown;
            } | null;
            /** Heading Deg */
            heading_deg: number | null;
            /** Role */
            role: string;
            /** Sha256 */
            sha256: string;
            /** Source */
            source: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
            /** Taken At */
            taken_at: string;
        };
        /** YearAnswer */
        "ReviewPage.YearAnswer": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
        };
        /** YearGrain */
        "ReviewPage.YearGrain": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
        };
        /** YearOut */
        "ReviewPage.YearOut": {
            cultivated: components["schemas"]["ReviewPage.YearAnswer"];
            /** Edition */
            edition: string;
            grain: components["schemas"]["ReviewPage.YearGrain"];
            /** Missing */
            missing: string[];
            /** Year */
            year: number;
        };
        /**
         * RevisitBody
         * @description Whether the reply satisfies.
         */
        RevisitBody: {
            /** Id */
            id: string;
            /** Reason */
            reason: string;
            /** Satisfied */
            satisfied: boolean;
        };
        /** RevokeBody */
        RevokeBody: {
            /** Reason */
            reason: string;
        };
        /** RewardDecisionIn */
        RewardDecisionIn: {
            /** Id */
            id: string;
            /**
             * Reason
             * @description of a refusal
             * @default
             */
            reason: string;
            /**
             * Seen
             * @description the last step that was seen
             */
            seen: number;
            /**
             * Step
             * @enum {string}
             */
            step: "approve" | "refuse";
        };
        /** RewardOut */
        RewardOut: {
            /**
             * Contact
             * @description for who may open it
             */
            contact: ("none" | "kept" | "deleted") | null;
            /** Expires On */
            expires_on: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | null;
            /** Last Place */
            last_place: number;
            /** Matter Id */
            matter_id: string | null;
            /** May */
            may: ("approve" | "refuse" | "open_contact")[];
            /** May Not Approve */
            may_not_approve: ("reward_own_matter" | "reward_approved_by_you") | null;
            /** Paid On */
            paid_on: string | null;
            /**
             * Payment Code
             * @description its last four characters
             */
            payment_code: string | null;
            /** Reasons */
            reasons: ("withdrawn" | "muted" | "not_first" | "no_terms" | "kind_without_sum" | "not_true" | "check_open" | "area_not_measured")[];
            /**
             * State
             * @enum {string}
             */
            state: "not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn";
            /** Steps */
            steps: components["schemas"]["RewardOut.RewardStepOut"][];
            sum: components["schemas"]["RewardOut.SumOut"] | null;
            /** Sum Yuan */
            sum_yuan: string | null;
            /** Terms Id */
            terms_id: number | null;
            /** Township */
            township: string | null;
            /**
             * Worked Out At
             * Format: date-time
             */
            worked_out_at: string;
        };
        /** RewardStepOut */
        "RewardOut.RewardStepOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Person Name
             * @description null for the reporter and the worker
             */
            person_name: string | null;
            /**
             * Step
             * @enum {string}
             */
            step: "work_out" | "notice" | "claim" | "approve" | "refuse" | "pay" | "correct" | "expire" | "withdraw" | "open_contact";
            /** Words */
            words: string;
        };
        /**
         * SumOut
         * @description An amount with its arithmetic; yuan and mu as exact text.
         */
        "RewardOut.SumOut": {
            /** Before Cap Yuan */
            before_cap_yuan: string;
            /** By Area Yuan */
            by_area_yuan: string | null;
            /** Cap Yuan */
            cap_yuan: string | null;
            /** Fixed Yuan */
            fixed_yuan: string | null;
            /** Mu */
            mu: string | null;
            /** Per Mu Yuan */
            per_mu_yuan: string | null;
            /** Yuan */
            yuan: string;
        };
        /** RewardPage */
        RewardPage: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Next */
            next: string | null;
            /** Rewards */
            rewards: components["schemas"]["RewardPage.RewardRow"][];
        };
        /**
         * RewardRow
         * @description Who opens contacts sees neither kind nor place.
         */
        "RewardPage.RewardRow": {
            /**
             * Contact
             * @description for who may open it
             */
            contact: ("none" | "kept" | "deleted") | null;
            /** Expires On */
            expires_on: string | null;
            /** Id */
            id: string;
            /** Kind */
            kind: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | null;
            /**
             * Payment Code
             * @description its last four characters
             */
            payment_code: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn";
            /** Sum Yuan */
            sum_yuan: string | null;
            /** Township */
            township: string | null;
            /**
             * Worked Out At
             * Format: date-time
             */
            worked_out_at: string;
        };
        /** RoleBody */
        RoleBody: {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Role
             * @enum {string}
             */
            role: "inspector" | "officer" | "committee" | "party_office" | "resources_bureau" | "digital_bureau" | "discipline" | "finance" | "township" | "village_chief" | "grid_chief" | "panel_member" | "administrator" | "reward_handler" | "auditor";
        };
        /** SampledPage */
        SampledPage: {
            /** Next */
            next: string | null;
            /** Records */
            records: components["schemas"]["SampledPage.SampledRecord"][];
        };
        /** LookOut */
        "SampledPage.LookOut": {
            /** Agrees */
            agrees: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Note */
            note: string;
            /** Person Name */
            person_name: string;
        };
        /** SampledRecord */
        "SampledPage.SampledRecord": {
            /** Accepted By */
            accepted_by: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Inspection Id */
            inspection_id: string;
            look: components["schemas"]["SampledPage.LookOut"] | null;
            /** May Look */
            may_look: boolean;
            /**
             * Place
             * @description in the sample, from 1
             */
            place: number;
            /** Plot Id */
            plot_id: string;
            /** Plot Number */
            plot_number: string;
            /** Township */
            township: string;
            /** Village */
            village: string;
        };
        /** SampledRecordOut */
        SampledRecordOut: {
            /** Accepted By */
            accepted_by: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Inspection Id */
            inspection_id: string;
            look: components["schemas"]["SampledRecordOut.LookOut"] | null;
            /** May Look */
            may_look: boolean;
            /**
             * Place
             * @description in the sample, from 1
             */
            place: number;
            /** Plot Id */
            plot_id: string;
            /** Plot Number */
            plot_number: string;
            /**
             * To Look
             * @description the record that waits for the caller's look next; null where none does
             */
            to_look: string | null;
            /** Township */
            township: string;
            /** Village */
            village: string;
        };
        /** LookOut */
        "SampledRecordOut.LookOut": {
            /** Agrees */
            agrees: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Note */
            note: string;
            /** Person Name */
            person_name: string;
        };
        /** SecondLookOut */
        SecondLookOut: {
            /** Area */
            area: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * From
             * Format: date
             */
            from: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Seed */
            seed: string;
            /** Share Percent */
            share_percent: number;
            /**
             * To
             * Format: date
             */
            to: string;
            /**
             * To Look
             * @description the record that waits for the caller's look next; null where none does
             */
            to_look: string | null;
            /** Townships */
            townships: components["schemas"]["SecondLookOut.TownshipOut"][];
        };
        /** TownshipOut */
        "SecondLookOut.TownshipOut": {
            /** Accepted */
            accepted: number;
            /** Code */
            code: string;
            /** Disagreed */
            disagreed: number;
            /** Disagreement Percent */
            disagreement_percent: number | null;
            /** Looked */
            looked: number;
            /** Sampled */
            sampled: number;
            /**
             * Villages
             * @description names of the villages of its plots
             */
            villages: string[];
        };
        /** SecondLookPage */
        SecondLookPage: {
            /** Next */
            next: string | null;
            /** Second Looks */
            second_looks: components["schemas"]["SecondLookPage.SecondLookSummary"][];
        };
        /** SecondLookSummary */
        "SecondLookPage.SecondLookSummary": {
            /** Area */
            area: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * From
             * Format: date
             */
            from: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Seed */
            seed: string;
            /** Share Percent */
            share_percent: number;
            /**
             * To
             * Format: date
             */
            to: string;
        };
        /** ServerKeys */
        ServerKeys: {
            /** Keys */
            keys: components["schemas"]["ServerKeys.ServerKeyOut"][];
        };
        /** ServerKeyOut */
        "ServerKeys.ServerKeyOut": {
            /** Key Id */
            key_id: string;
            /** Public Key */
            public_key: string;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
        };
        /** SessionOut */
        SessionOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            person: components["schemas"]["SessionOut.PersonOut"];
            /** Token */
            token: string;
        };
        /** GrantOut */
        "SessionOut.GrantOut": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * May
             * @description what the role may do there
             */
            may: ("read" | "capture" | "review" | "survey" | "export" | "paper" | "evidence" | "grids" | "divisions" | "people" | "limits" | "tracks" | "tracking" | "checks" | "tipoffs" | "rewards" | "payments" | "identity" | "openings")[];
            /** Role */
            role: string;
            /**
             * Villages
             * @description names in the area, where it is a township or less
             */
            villages: string[];
        };
        /** PersonOut */
        "SessionOut.PersonOut": {
            /** Id */
            id: string;
            /** Login */
            login: string;
            /** Name */
            name: string;
            /** Roles */
            roles: components["schemas"]["SessionOut.GrantOut"][];
        };
        /** SetPace */
        SetPace: {
            pace: components["schemas"]["SetPace.PaceIn"];
            /** Reason */
            reason: string;
            /**
             * Seen
             * @description number of the pace that this one takes the place of
             */
            seen: number;
        };
        /**
         * PaceIn
         * @description `server.rules.rounds.Pace`, whole.
         */
        "SetPace.PaceIn": {
            /** At Risk Days */
            at_risk_days: number;
            /** Cannot Tell Days */
            cannot_tell_days: number;
            /**
             * County
             * @enum {string}
             */
            county: "week" | "fortnight" | "month" | "quarter";
            /**
             * Grid
             * @enum {string}
             */
            grid: "week" | "fortnight" | "month" | "quarter";
            /** Last Chance Days */
            last_chance_days: number;
            /** Late After Days */
            late_after_days: number;
            /** Met Harvested Days */
            met_harvested_days: number;
            /** Met Planted Days */
            met_planted_days: number;
            /** Missed Days */
            missed_days: number;
            /** Not Owed Days */
            not_owed_days: number;
            /** On Course Days */
            on_course_days: number;
            /** Problem Days */
            problem_days: number;
            /** Sown Days */
            sown_days: number;
            /**
             * Township
             * @enum {string}
             */
            township: "week" | "fortnight" | "month" | "quarter";
            /**
             * Village
             * @enum {string}
             */
            village: "week" | "fortnight" | "month" | "quarter";
        };
        /** SettingsIn */
        SettingsIn: {
            /**
             * Choices
             * @default []
             */
            choices: components["schemas"]["SettingsIn.ChoiceIn"][];
            /**
             * Language
             * @default null
             */
            language: ("zh" | "en") | null;
        };
        /** ChoiceIn */
        "SettingsIn.ChoiceIn": {
            /**
             * Channel
             * @enum {string}
             */
            channel: "push" | "sms" | "wecom";
            /**
             * Kind
             * @enum {string}
             */
            kind: "record_returned" | "record_voided" | "record_overridden" | "sign_in_new" | "key_revoked" | "export_finished" | "export_failed" | "suggestion_answered" | "suggestion_waits" | "watch_last_chance" | "watch_days_left" | "watch_missed" | "watch_warning" | "watch_abandoned" | "watch_severe" | "matter_late";
            /** Wanted */
            wanted: boolean;
        };
        /** SettingsOut */
        SettingsOut: {
            /** Browsers */
            browsers: components["schemas"]["SettingsOut.BrowserOut"][];
            /**
             * Channels
             * @description that can reach this person here
             */
            channels: ("push" | "sms" | "wecom")[];
            /** Kinds */
            kinds: components["schemas"]["SettingsOut.ChosenOut"][];
            /**
             * Lacks Phone
             * @description SMS is set up here, but no number is on record
             */
            lacks_phone: boolean;
            /**
             * Language
             * @enum {string}
             */
            language: "zh" | "en";
            /**
             * Push Key
             * @description applicationServerKey, base64url
             */
            push_key: string;
            /** Quiet From */
            quiet_from: string;
            /** Quiet Until */
            quiet_until: string;
        };
        /** BrowserOut */
        "SettingsOut.BrowserOut": {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /**
             * This
             * @description of the session that asks
             */
            this: boolean;
        };
        /** ChosenOut */
        "SettingsOut.ChosenOut": {
            /** Channels */
            channels: {
                [key: string]: boolean;
            };
            /**
             * Kind
             * @enum {string}
             */
            kind: "record_returned" | "record_voided" | "record_overridden" | "sign_in_new" | "key_revoked" | "export_finished" | "export_failed" | "suggestion_answered" | "suggestion_waits" | "watch_last_chance" | "watch_days_left" | "watch_missed" | "watch_warning" | "watch_abandoned" | "watch_severe" | "matter_late";
            /**
             * Order
             * @description cannot be switched off
             */
            order: boolean;
        };
        /** SheetForm */
        SheetForm: {
            /**
             * File
             * Format: binary
             * @description XLSX or CSV
             */
            file: string;
        };
        /** SheetOut */
        SheetOut: {
            /** @description where nothing is wrong */
            counts: components["schemas"]["SheetOut.SheetCounts"] | null;
            /** Faults */
            faults: components["schemas"]["SheetOut.FaultOut"][];
            /** Kind */
            kind: string;
            /** More Faults */
            more_faults: number;
            /** Rows */
            rows: number;
            /**
             * State
             * @enum {string}
             */
            state: "looked_at" | "applied";
        };
        /** FaultOut */
        "SheetOut.FaultOut": {
            /**
             * Code
             * @description with a sentence under sheet_fault
             */
            code: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Row
             * @description as the spreadsheet counts it
             */
            row: number;
        };
        /** SheetCounts */
        "SheetOut.SheetCounts": {
            /** Changed */
            changed: number;
            /** New */
            new: number;
            /** Unchanged */
            unchanged: number;
        };
        /** SignInBody */
        SignInBody: {
            device: components["schemas"]["SignInBody.DeviceIn"];
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /** DeviceIn */
        "SignInBody.DeviceIn": {
            /** Id */
            id: string;
            /**
             * Kind
             * @default phone
             * @enum {string}
             */
            kind: "phone" | "desk";
            /**
             * Name
             * @default
             */
            name: string;
        };
        /**
         * StepBody
         * @description A step as it is sent.
         */
        StepBody: {
            /**
             * Days
             * @description working days, of an extension alone
             */
            days: number | null;
            /**
             * @description where the look was taken from
             * @default null
             */
            fix: components["schemas"]["StepBody.FixIn"] | null;
            /** Id */
            id: string;
            /**
             * Inspection Id
             * @description an inspection of the plot made since, which shows it
             * @default null
             */
            inspection_id: string | null;
            /** Note */
            note: string;
            /**
             * Outcome
             * @description of a look on the spot
             * @default null
             */
            outcome: ("yes" | "no" | "cannot_tell") | null;
            /**
             * @description the area on which it is so
             * @default null
             */
            outline: components["schemas"]["StepBody.OutlineIn"] | null;
            /** Photos */
            photos: string[];
            place: components["schemas"]["StepBody.PlaceIn"] | null;
            /**
             * Seen
             * @description place of the last event that was seen
             */
            seen: number;
            /**
             * Step
             * @enum {string}
             */
            step: "stop" | "report" | "dispatch" | "dismiss" | "verify" | "rectify" | "recheck" | "accept" | "send_back" | "reopen" | "extend";
        };
        /** FixIn */
        "StepBody.FixIn": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * Age Ms
             * @default null
             */
            age_ms: number | null;
            /**
             * Altitude M
             * @default null
             */
            altitude_m: number | null;
            /**
             * Datum
             * @enum {string}
             */
            datum: "WGS84" | "GCJ02" | "BD09" | "unknown";
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
            /**
             * Source
             * @enum {string}
             */
            source: "w3c" | "wx" | "exif" | "map";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /** OutlineIn */
        "StepBody.OutlineIn": {
            /** Corners */
            corners: components["schemas"]["StepBody.PlaceIn"][];
            /**
             * How
             * @enum {string}
             */
            how: "walked" | "drawn";
        };
        /** PlaceIn */
        "StepBody.PlaceIn": {
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** StepIn */
        StepIn: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Id */
            id: string;
            /**
             * Inspection Id
             * @description of `followed`: a later visit that saw the plot farmed
             * @default null
             */
            inspection_id: string | null;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * @description of `signed`
             * @default null
             */
            operator: components["schemas"]["StepIn.OperatorIn"] | null;
            /**
             * Proposed Kind
             * @description of `proposed`
             * @default null
             */
            proposed_kind: ("household" | "collective" | "cooperative" | "company") | null;
            /**
             * Proposed Name
             * @default null
             */
            proposed_name: string | null;
            /**
             * Step
             * @enum {string}
             */
            step: "proposed" | "agreed" | "signed" | "followed" | "dropped";
        };
        /** OperatorIn */
        "StepIn.OperatorIn": {
            /**
             * Contract
             * @description PDF or JPEG, base64
             * @default null
             */
            contract: string | null;
            /**
             * Contract Number
             * @default
             */
            contract_number: string;
            /**
             * Entrusted
             * @default false
             */
            entrusted: boolean;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "household" | "collective" | "cooperative" | "company";
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Until Day
             * @default null
             */
            until_day: string | null;
        };
        /** SuggestionIn */
        SuggestionIn: {
            /**
             * Area Prefix
             * @description one of one's own areas; the first where none is named
             * @default null
             */
            area_prefix: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "complaint" | "suggestion" | "data_mistake";
            /** Text */
            text: string;
        };
        /** SuggestionOut */
        SuggestionOut: {
            /** Answered At */
            answered_at: string | null;
            /** Answers */
            answers: components["schemas"]["SuggestionOut.AnswerOut"][];
            /** Area Prefix */
            area_prefix: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "complaint" | "suggestion" | "data_mistake";
            /** Own */
            own: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "answered";
            /** Text */
            text: string;
        };
        /** AnswerOut */
        "SuggestionOut.AnswerOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** SuggestionPage */
        SuggestionPage: {
            counts: components["schemas"]["SuggestionPage.SuggestionCounts"];
            /** Next */
            next: string | null;
            /** Suggestions */
            suggestions: components["schemas"]["SuggestionPage.SuggestionOut"][];
        };
        /** AnswerOut */
        "SuggestionPage.AnswerOut": {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** SuggestionCounts */
        "SuggestionPage.SuggestionCounts": {
            /** Answered */
            answered: number;
            /** Open */
            open: number;
        };
        /** SuggestionOut */
        "SuggestionPage.SuggestionOut": {
            /** Answered At */
            answered_at: string | null;
            /** Answers */
            answers: components["schemas"]["SuggestionPage.AnswerOut"][];
            /** Area Prefix */
            area_prefix: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "complaint" | "suggestion" | "data_mistake";
            /** Own */
            own: boolean;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "answered";
            /** Text */
            text: string;
        };
        /** TermsIn */
        TermsIn: {
            /** Reason */
            reason: string;
            /**
             * Seen
             * @description number of the last terms, 0 for none
             */
            seen: number;
            terms: components["schemas"]["TermsIn.TermsBody"];
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
        };
        /** KindTermsIn */
        "TermsIn.KindTermsIn": {
            /**
             * Fixed Yuan
             * @default null
             */
            fixed_yuan: string | null;
            /**
             * Per Mu Yuan
             * @default null
             */
            per_mu_yuan: string | null;
        };
        /** TermsBody */
        "TermsIn.TermsBody": {
            /**
             * Cap Yuan
             * @default null
             */
            cap_yuan: string | null;
            /** Claim Days */
            claim_days: number;
            /**
             * Kinds
             * @description a kind that is not in it has no reward
             */
            kinds: {
                [key: string]: components["schemas"]["TermsIn.KindTermsIn"];
            };
            /** Staff Excluded */
            staff_excluded: boolean;
        };
        /** TermsPage */
        TermsPage: {
            /** History */
            history: components["schemas"]["TermsPage.TermsOut"][];
            /**
             * In Force
             * @description null: nothing is promised
             */
            in_force: number | null;
            /** Last */
            last: number;
            /** May Adopt */
            may_adopt: boolean;
        };
        /** KindTermsIn */
        "TermsPage.KindTermsIn": {
            /**
             * Fixed Yuan
             * @default null
             */
            fixed_yuan: string | null;
            /**
             * Per Mu Yuan
             * @default null
             */
            per_mu_yuan: string | null;
        };
        /** TermsBody */
        "TermsPage.TermsBody": {
            /**
             * Cap Yuan
             * @default null
             */
            cap_yuan: string | null;
            /** Claim Days */
            claim_days: number;
            /**
             * Kinds
             * @description a kind that is not in it has no reward
             */
            kinds: {
                [key: string]: components["schemas"]["TermsPage.KindTermsIn"];
            };
            /** Staff Excluded */
            staff_excluded: boolean;
        };
        /** TermsOut */
        "TermsPage.TermsOut": {
            /**
             * Adopted At
             * Format: date-time
             */
            adopted_at: string;
            /** Adopted By */
            adopted_by: string;
            /** Number */
            number: number;
            /** Reason */
            reason: string;
            terms: components["schemas"]["TermsPage.TermsBody"];
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
        };
        /** TrackBasisIn */
        TrackBasisIn: {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Basis
             * @description the law; when switched off, why
             */
            basis: string;
            /**
             * Document
             * @description its number
             */
            document: string;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /** On */
            on: boolean;
            /**
             * Purpose
             * @description as people are told before a patrol
             */
            purpose: string;
            /**
             * Until Day
             * Format: date
             */
            until_day: string;
        };
        /** TrackBasisPage */
        TrackBasisPage: {
            /** Bases */
            bases: components["schemas"]["TrackBasisPage.TrackBasisOut"][];
            /** Next */
            next: number | null;
        };
        /** TrackBasisOut */
        "TrackBasisPage.TrackBasisOut": {
            /** Area Prefix */
            area_prefix: string;
            /** Basis */
            basis: string;
            /** Document */
            document: string;
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Id */
            id: string;
            /** On */
            on: boolean;
            /** Place */
            place: number;
            /** Purpose */
            purpose: string;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            /** Set By */
            set_by: string;
            /**
             * Until Day
             * Format: date
             */
            until_day: string;
        };
        /** TrackIn */
        TrackIn: {
            /** Basis Id */
            basis_id: string;
            /**
             * Ended At
             * Format: date-time
             */
            ended_at: string;
            /**
             * Ended By
             * @enum {string}
             */
            ended_by: "person" | "limit" | "closed";
            /**
             * Gaps
             * @description when the phone did not look where it was
             */
            gaps: components["schemas"]["TrackIn.GapIn"][];
            /** Points */
            points: components["schemas"]["TrackIn.PointIn"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /** GapIn */
        "TrackIn.GapIn": {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** PointIn */
        "TrackIn.PointIn": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** TrackOut */
        TrackOut: {
            /** Area Prefix */
            area_prefix: string;
            /** Document */
            document: string;
            /**
             * Ended At
             * Format: date-time
             */
            ended_at: string;
            /**
             * Ended By
             * @enum {string}
             */
            ended_by: "person" | "limit" | "closed";
            /** Gaps */
            gaps: components["schemas"]["TrackOut.GapOut"][];
            /** Id */
            id: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /** Points */
            points: components["schemas"]["TrackOut.PointOut"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /** GapOut */
        "TrackOut.GapOut": {
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** PointOut */
        "TrackOut.PointOut": {
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Lat */
            lat: number;
            /** Lon */
            lon: number;
        };
        /** TrackPage */
        TrackPage: {
            /** Next */
            next: string | null;
            /** Tracks */
            tracks: components["schemas"]["TrackPage.TrackSummary"][];
        };
        /** TrackSummary */
        "TrackPage.TrackSummary": {
            /** Area Prefix */
            area_prefix: string;
            /** Document */
            document: string;
            /**
             * Ended At
             * Format: date-time
             */
            ended_at: string;
            /**
             * Ended By
             * @enum {string}
             */
            ended_by: "person" | "limit" | "closed";
            /** Id */
            id: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /** TrackSummary */
        TrackSummary: {
            /** Area Prefix */
            area_prefix: string;
            /** Document */
            document: string;
            /**
             * Ended At
             * Format: date-time
             */
            ended_at: string;
            /**
             * Ended By
             * @enum {string}
             */
            ended_by: "person" | "limit" | "closed";
            /** Id */
            id: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
        };
        /** UnreadOut */
        UnreadOut: {
            /** Unread */
            unread: number;
        };
        /** Villages */
        Villages: {
            /** Villages */
            villages: components["schemas"]["Villages.Village"][];
        };
        /** Village */
        "Villages.Village": {
            /** Division Code */
            division_code: string;
            /** Plots */
            plots: number;
            /** Village */
            village: string;
        };
        /** VoidIn */
        VoidIn: {
            /** Reason */
            reason: string;
        };
        /** WaitingOut */
        WaitingOut: {
            /**
             * Checks
             * @description the next to go out first; 200 at most
             */
            checks: components["schemas"]["WaitingOut.Waiting"][];
        };
        /** Waiting */
        "WaitingOut.Waiting": {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Division Code */
            division_code: string;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other";
            /** Note */
            note: string;
            /** Number */
            number: string | null;
            /** Person Name */
            person_name: string;
            /** Place */
            place: string | null;
            /** Plot Id */
            plot_id: string | null;
            /**
             * Release At
             * Format: date-time
             */
            release_at: string;
            /**
             * Sees From
             * @enum {string}
             */
            sees_from: "field" | "township" | "county" | "committee";
            /** Village */
            village: string | null;
        };
        /** WantedIn */
        WantedIn: {
            /**
             * @default {
             *       "abandonment": null,
             *       "against": null,
             *       "alert": null,
             *       "alert_on": null,
             *       "area": null,
             *       "change": null,
             *       "checks": null,
             *       "cultivated": null,
             *       "due": null,
             *       "entrusted": null,
             *       "fallow_ends": null,
             *       "finding": null,
             *       "findings": null,
             *       "grain": null,
             *       "grid": null,
             *       "import_id": null,
             *       "kind": null,
             *       "land_use": null,
             *       "late": null,
             *       "level": null,
             *       "matter_state": null,
             *       "on": null,
             *       "outcome": null,
             *       "overdue": null,
             *       "payment_state": null,
             *       "problem_state": null,
             *       "q": null,
             *       "relapsed": null,
             *       "reshoot": null,
             *       "reward_state": null,
             *       "risk_from": null,
             *       "second_look_id": null,
             *       "seen": null,
             *       "state": null,
             *       "watch": null,
             *       "year": null
             *     }
             */
            filter: components["schemas"]["WantedIn.FilterIn"];
            /**
             * List
             * @enum {string}
             */
            list: "plots" | "records" | "people" | "devices" | "divisions" | "roles" | "grids" | "import_rows" | "second_look" | "paper" | "problems" | "matters" | "suggestions" | "operator_cases" | "coverage" | "payments" | "rewards" | "contact_openings";
        };
        /**
         * FilterIn
         * @description What of the list is wanted, in the words of the list's own address; each list has some of these.
         */
        "WantedIn.FilterIn": {
            /**
             * Abandonment
             * @default null
             */
            abandonment: ("warning" | "abandoned" | "severe") | null;
            /**
             * Against
             * @default null
             */
            against: ("owner" | "village" | "township" | "county" | "unknown") | null;
            /**
             * Alert
             * @default null
             */
            alert: string | null;
            /**
             * Alert On
             * @default null
             */
            alert_on: string | null;
            /**
             * Area
             * @default null
             */
            area: string | null;
            /**
             * Change
             * @default null
             */
            change: ("new" | "new_version" | "attributes" | "unchanged") | null;
            /**
             * Checks
             * @default null
             */
            checks: boolean | null;
            /**
             * Cultivated
             * @default null
             */
            cultivated: ("yes" | "no" | "unknown") | null;
            /**
             * Due
             * @default null
             */
            due: ("due" | "overdue") | null;
            /**
             * Entrusted
             * @default null
             */
            entrusted: boolean | null;
            /**
             * Fallow Ends
             * @default null
             */
            fallow_ends: boolean | null;
            /**
             * Finding
             * @default null
             */
            finding: string | null;
            /**
             * Findings
             * @default null
             */
            findings: boolean | null;
            /**
             * Grain
             * @default null
             */
            grain: ("yes" | "no" | "unknown") | null;
            /**
             * Grid
             * @default null
             */
            grid: string | "none" | null;
            /**
             * Import Id
             * @default null
             */
            import_id: string | null;
            /**
             * Kind
             * @default null
             */
            kind: ("new_orchard" | "new_forest" | "new_pond" | "new_building" | "greenhouse_hardened" | "abandonment" | "dumping" | "forced_clearing" | "forced_filling" | "forced_destruction" | "other") | ("complaint" | "suggestion" | "data_mistake") | null;
            /**
             * Land Use
             * @default null
             */
            land_use: ("red" | "amber") | null;
            /**
             * Late
             * @default null
             */
            late: boolean | null;
            /**
             * Level
             * @default null
             */
            level: ("grid" | "village" | "township" | "county") | null;
            /**
             * Matter State
             * @default null
             */
            matter_state: ("new" | "set_aside" | "queued" | "dispatched" | "dismissed" | "withdrawn" | "merged") | ("open" | "reply") | null;
            /**
             * On
             * @default null
             */
            on: string | null;
            /**
             * Outcome
             * @default null
             */
            outcome: ("accepted" | "repaired" | "quarantined") | null;
            /**
             * Overdue
             * @default null
             */
            overdue: boolean | null;
            /**
             * Payment State
             * @default null
             */
            payment_state: ("open" | "paid") | null;
            /**
             * Problem State
             * @default null
             */
            problem_state: ("found" | "stopped" | "reported" | "verified" | "dispatched" | "rectified" | "rechecked" | "closed" | "dismissed") | "open" | null;
            /**
             * Q
             * @default null
             */
            q: string | null;
            /**
             * Relapsed
             * @default null
             */
            relapsed: boolean | null;
            /**
             * Reshoot
             * @default null
             */
            reshoot: boolean | null;
            /**
             * Reward State
             * @default null
             */
            reward_state: ("not_due" | "noticed" | "claimed" | "approved_once" | "approved" | "paid" | "refused" | "expired" | "withdrawn") | null;
            /**
             * Risk From
             * @default null
             */
            risk_from: number | null;
            /**
             * Second Look Id
             * @default null
             */
            second_look_id: string | null;
            /**
             * Seen
             * @default null
             */
            seen: ("good" | "poor" | "paper" | "unseen") | null;
            /**
             * State
             * @default null
             */
            state: ("open" | "accepted" | "returned" | "voided") | ("open" | "answered") | ("left" | "proposed" | "agreed" | "signed" | "followed" | "dropped") | null;
            /**
             * Watch
             * @default null
             */
            watch: ("last_chance" | "at_risk" | "missed" | "cannot_tell" | "on_course" | "met_planted" | "met_harvested" | "not_owed") | null;
            /**
             * Year
             * @default null
             */
            year: number | null;
        };
        /** WatchOut */
        WatchOut: {
            /** @description of any land, paddy included */
            chances: components["schemas"]["WatchOut.Chances"];
            /**
             * Day
             * Format: date
             * @description in China
             */
            day: string;
            /** @description of the whole, those worked for their household */
            entrusted: components["schemas"]["WatchOut.Standing"];
            /** Townships */
            townships: components["schemas"]["WatchOut.TownshipStanding"][];
            whole: components["schemas"]["WatchOut.Standing"];
            /** Year */
            year: number;
        };
        /** Chances */
        "WatchOut.Chances": {
            /**
             * Last On
             * @description last day on which grain can be sown for the year
             */
            last_on: string | null;
            /**
             * Main On
             * @description last day of the main sowing time
             */
            main_on: string | null;
            /**
             * Sowable
             * @description crops that can still be sown, the soonest gone first
             */
            sowable: string[];
        };
        /** Standing */
        "WatchOut.Standing": {
            /**
             * Abandonment
             * @description plots left to themselves, by level
             */
            abandonment: {
                [key: string]: number;
            };
            /** Plots */
            plots: number;
            /** States */
            states: {
                [key: string]: number;
            };
            /**
             * Use
             * @description plots whose use is red or amber
             */
            use: {
                [key: string]: number;
            };
        };
        /** TownshipStanding */
        "WatchOut.TownshipStanding": {
            /**
             * Abandonment
             * @description plots left to themselves, by level
             */
            abandonment: {
                [key: string]: number;
            };
            /** Plots */
            plots: number;
            /** States */
            states: {
                [key: string]: number;
            };
            /**
             * Township
             * @description first nine digits of the division code
             */
            township: string;
            /**
             * Use
             * @description plots whose use is red or amber
             */
            use: {
                [key: string]: number;
            };
            /** Villages */
            villages: string[];
        };
        /** WeekOut */
        WeekOut: {
            /**
             * Day
             * Format: date
             * @description in China
             */
            day: string;
            /**
             * Figures
             * @description the most urgent first, and those alone that the person may open
             */
            figures: components["schemas"]["WeekOut.FigureOut"][];
            /**
             * Monday
             * Format: date
             */
            monday: string;
            /**
             * Plots
             * @description of the person's areas
             */
            plots: number;
            /**
             * Sunday
             * Format: date
             */
            sunday: string;
        };
        /** FigureOut */
        "WeekOut.FigureOut": {
            /** Count */
            count: number;
            /**
             * Duty
             * @enum {string}
             */
            duty: "last_chance" | "at_risk" | "problems_late" | "matters_late" | "matters_new" | "matters_reply" | "rewards_claimed" | "rewards_second" | "payments" | "overdue" | "reshoot" | "review" | "no_grid" | "cases" | "fallow_ends";
            /**
             * Filter
             * @description its query, by which it finds just as many
             */
            filter: {
                [key: string]: string;
            };
            /**
             * List
             * @description address of the list, under /api/v1
             * @enum {string}
             */
            list: "plots" | "problems" | "matters" | "rewards" | "payments" | "reviews" | "operator-cases";
            /**
             * Nearest On
             * @description the first last sowing day, term or end of them, in China
             */
            nearest_on: string | null;
        };
        /** WithPassword */
        WithPassword: {
            /**
             * Password
             * @description told this once; only its hash is kept
             */
            password: string;
            person: components["schemas"]["WithPassword.PersonDetail"];
        };
        /** PersonDetail */
        "WithPassword.PersonDetail": {
            /** Active */
            active: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: string;
            /** Keys */
            keys: components["schemas"]["WithPassword.PersonKey"][];
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Login */
            login: string;
            /**
             * May
             * @description what who asks may change: all, roles (of the areas), nothing
             */
            may: string;
            /** Name */
            name: string;
            /** Open Sessions */
            open_sessions: number;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: components["schemas"]["WithPassword.RoleOut"][];
        };
        /** PersonKey */
        "WithPassword.PersonKey": {
            /** Device Id */
            device_id: string;
            /** Key Id */
            key_id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Revoke Reason */
            revoke_reason: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Revoked By Name */
            revoked_by_name: string | null;
        };
        /** RoleOut */
        "WithPassword.RoleOut": {
            /** Area Prefix */
            area_prefix: string;
            /**
             * Mine
             * @description whether it lies in the areas of who asks
             */
            mine: boolean;
            /** Role */
            role: string;
            /**
             * Villages
             * @description names in it, where it is mine and no more than a township
             */
            villages: string[];
        };
        /**
         * WithdrawalBody
         * @description The tip-off is taken back.
         */
        WithdrawalBody: {
            /** Id */
            id: string;
        };
        /** WorkBody */
        WorkBody: {
            /**
             * Ticket
             * @description of an earlier tip-off: less work
             * @default null
             */
            ticket: string | null;
        };
        /** WorkOut */
        WorkOut: {
            /**
             * Bits
             * @description leading zero bits of SHA-256(challenge + ':' + answer)
             */
            bits: number;
            /** Challenge */
            challenge: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
